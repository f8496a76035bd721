// A contract of Pen.Hal stays narrow: five members at most, and nothing done in it.
using System;
using System.Linq;
using System.Reflection;
using Pen.Hal;

namespace House.Tests;

[TestClass]
public class HalContractTests
{
    private const int MostMembers = 5;

    private static readonly Type[] Contracts = typeof(IClock)
        .Assembly.GetTypes()
        .Where(type => type.IsInterface)
        .ToArray();

    private interface IWide
    {
        int One { get; }
        int Two { get; set; }
        void Three();
        void Four();
        void Five();
        void Six() { }
    }

    [TestMethod]
    public void A_contract_has_at_most_five_members() =>
        Complaints.AssertNone(
            Contracts
                .Where(contract => CountMembers(contract) > MostMembers)
                .Select(contract => $"{contract.FullName}: {CountMembers(contract)} members")
        );

    [TestMethod]
    public void A_contract_has_no_bodies() =>
        Complaints.AssertNone(
            Contracts.SelectMany(contract => Bodies(contract).Select(m => $"{contract.FullName}.{m}"))
        );

    [TestMethod]
    public void A_wide_contract_with_a_body_would_be_found()
    {
        Assert.AreEqual(6, CountMembers(typeof(IWide)));
        Assert.AreSequenceEqual(["Six"], Bodies(typeof(IWide)));
        Assert.IsNotEmpty(Contracts);
    }

    private static int CountMembers(Type contract) =>
        contract
            .GetMembers(
                BindingFlags.Public
                    | BindingFlags.NonPublic
                    | BindingFlags.Instance
                    | BindingFlags.Static
                    | BindingFlags.DeclaredOnly
            )
            .Count(member => member is not MethodInfo { IsSpecialName: true });

    private static string[] Bodies(Type contract) =>
        contract
            .GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            )
            .Where(method => !method.IsAbstract)
            .Select(method => method.Name)
            .ToArray();
}

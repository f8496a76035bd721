// The host's stand-in for nanoFramework.TestFramework offers nothing that the real one lacks, and means the same.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace House.Tests;

[TestClass]
public class BridgeTests
{
    private const string Name = "nanoFramework.TestFramework";
    private const string List = "tests/Conformance.Tests/Api/" + Name + ".txt";

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Documentation id to what the list says of the member.</summary>
    private static readonly Dictionary<string, string> Listed = File.ReadLines(Repository.FullPath(List))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .ToDictionary(fields => fields[0], fields => fields[1]);

    private static Type[] Types =>
        DeviceTestAssemblies.All[0].GetExportedTypes().Where(type => type.Namespace == Name).ToArray();

    [TestMethod]
    public void Every_member_stands_in_the_list_with_the_same_signature()
    {
        Assert.IsNotEmpty(Types);
        Complaints.AssertNone(
            Types
                .SelectMany(Members)
                .Where(member => !Listed.TryGetValue(member.Id, out string? said) || said != member.Signature)
                .Select(member => $"{member.Id} {member.Signature}: {List} says otherwise")
        );
    }

    [TestMethod]
    public void A_method_comes_with_all_its_overloads_so_that_the_compiler_chooses_the_same_one()
    {
        string[] here = Types.SelectMany(Members).Select(member => member.Id).ToArray();
        HashSet<string> names = [.. here.Select(id => id.Split('(')[0])];
        Complaints.AssertNone(
            Listed
                .Keys.Where(id => id.StartsWith("M:", StringComparison.Ordinal))
                .Where(id => names.Contains(id.Split('(')[0]))
                .Except(here)
        );
    }

    [TestMethod]
    [DataRow("AreEqual", true)]
    [DataRow("AreNotEqual", false)]
    public void Every_overload_tells_equal_from_unequal(string name, bool wanted)
    {
        MethodInfo[] overloads = Type("Assert").GetMethods().Where(m => m.Name == name).ToArray();
        Assert.HasCount(15, overloads);
        foreach (MethodInfo overload in overloads)
        {
            (object one, object other) = Unequal(overload.GetParameters()[0].ParameterType);
            Assert.AreEqual(wanted, Passes(overload, one, one, ""), $"{overload} with equals");
            Assert.AreEqual(!wanted, Passes(overload, one, other, ""), $"{overload} with others");
        }
    }

    [TestMethod]
    public void An_exception_must_be_thrown_and_be_of_exactly_the_type()
    {
        MethodInfo throws = Type("Assert").GetMethod("ThrowsException")!;
        Action exact = () => throw new ArgumentException("");
        Action derived = () => throw new ArgumentNullException("");
        Action none = () => { };
        Assert.IsTrue(Passes(throws, typeof(ArgumentException), exact, ""));
        Assert.IsFalse(Passes(throws, typeof(ArgumentException), derived, ""));
        Assert.IsFalse(Passes(throws, typeof(ArgumentException), none, ""));
    }

    [TestMethod]
    public void The_other_assertions_fail_when_they_should()
    {
        object it = new();
        AssertTells("IsTrue", [true], [false]);
        AssertTells("IsFalse", [false], [true]);
        AssertTells("IsNull", [null], [it]);
        AssertTells("IsNotNull", [it], [null]);
        AssertTells("AreSame", [it, it], [it, new object()]);
        AssertTells("AreNotSame", [it, new object()], [it, it]);
        MethodInfo equal = Type("CollectionAssert").GetMethod("AreEqual")!;
        Assert.IsTrue(Passes(equal, new[] { 1, 2 }, new[] { 1, 2 }, ""));
        Assert.IsFalse(Passes(equal, new[] { 1, 2 }, new[] { 2, 1 }, ""));
        Assert.IsFalse(Passes(equal, new[] { 1, 2 }, new[] { 1 }, ""));
    }

    private static void AssertTells(string name, object?[] good, object?[] bad)
    {
        MethodInfo assertion = Type("Assert").GetMethod(name)!;
        Assert.IsTrue(Passes(assertion, [.. good, ""]), name);
        Assert.IsFalse(Passes(assertion, [.. bad, ""]), name);
    }

    private static Type Type(string name) => Types.Single(type => type.Name == name);

    private static bool Passes(MethodInfo assertion, params object?[] arguments)
    {
        try
        {
            assertion.Invoke(null, arguments);
            return true;
        }
        catch (TargetInvocationException e) when (e.InnerException is AssertFailedException)
        {
            return false;
        }
    }

    private static (object One, object Other) Unequal(Type type) =>
        type == typeof(bool) ? (false, true)
        : type == typeof(string) ? ("a", "b")
        // An int and a long of the same value are not equal on the device either.
        : type == typeof(object) ? (1, 1L)
        : type == typeof(DateTime) ? (DateTime.UnixEpoch, DateTime.UnixEpoch.AddTicks(1))
        : (Convert.ChangeType(1, type), Convert.ChangeType(2, type));

    private static IEnumerable<(string Id, string Signature)> Members(Type type)
    {
        yield return ("T:" + type.FullName, KindOf(type));
        foreach (MethodInfo method in type.GetMethods(Declared).Where(method => !method.IsSpecialName))
        {
            string modifier = method.IsStatic ? "static " : "";
            yield return (
                $"M:{type.FullName}.{method.Name}{IdOf(method)}",
                $"public {modifier}{method.ReturnType.FullName}({NamesOf(method)})"
            );
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared))
        {
            yield return (
                $"M:{type.FullName}.#ctor{IdOf(constructor)}",
                $"public ctor({NamesOf(constructor)})"
            );
        }

        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            yield return (
                $"P:{type.FullName}.{property.Name}",
                $"public {property.PropertyType.FullName} {{ get{(property.CanWrite ? " set" : "")} }}"
            );
        }
    }

    // An attribute's base is MSTest's here, which is the point.
    private static string KindOf(Type type) =>
        typeof(Attribute).IsAssignableFrom(type) ? "class : System.Attribute"
        : type.IsSealed ? "sealed class"
        : "class";

    private static string IdOf(MethodBase method)
    {
        string types = string.Join(",", Written(method).Select(p => p.ParameterType.FullName));
        return types.Length == 0 ? "" : $"({types})";
    }

    private static string NamesOf(MethodBase method) =>
        string.Join(
            ", ",
            Written(method).Select(p => p.HasDefaultValue ? $"{p.Name}=\"{p.DefaultValue}\"" : p.Name)
        );

    // Without those that the compiler fills in.
    private static IEnumerable<ParameterInfo> Written(MethodBase method) =>
        method
            .GetParameters()
            .Where(parameter =>
                !parameter.IsDefined(typeof(CallerFilePathAttribute))
                && !parameter.IsDefined(typeof(CallerLineNumberAttribute))
            );
}

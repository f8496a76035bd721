// Device tests have the form in which the launcher on the device can call them.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace House.Tests;

[TestClass]
public class DeviceTestTests
{
    private const string Framework = "nanoFramework.TestFramework.";

    // What an attribute can carry to the device, as tried on its interpreter. An enum is left out of the metadata
    // without a word, and then no test of the assembly runs; an int for a long fails the test.
    private static readonly Type[] Carried =
    [
        typeof(bool),
        typeof(sbyte),
        typeof(byte),
        typeof(short),
        typeof(ushort),
        typeof(int),
        typeof(uint),
        typeof(long),
        typeof(ulong),
        typeof(char),
        typeof(string),
    ];

    private sealed class Stateful(int state)
    {
        public int State => state;
    }

    [TestMethod]
    [Proves("PEN-145")]
    public void Test_classes_keep_no_state_because_the_launcher_calls_their_tests_without_an_object()
    {
        Assert.IsNotEmpty(TestClasses());
        Complaints.AssertNone(TestClasses().SelectMany(InstanceFields));
        Assert.ContainsSingle(InstanceFields(typeof(Stateful)));
    }

    [TestMethod]
    [Proves("PEN-145")]
    public void Tests_are_public_return_nothing_and_are_marked_as_tests() =>
        Complaints.AssertNone(
            TestClasses()
                .SelectMany(type => type.GetMethods(AllDeclared))
                .Where(method => Has(method, "DataRowAttribute") || Has(method, "TestMethodAttribute"))
                .Where(method =>
                    !method.IsPublic
                    || method.IsStatic
                    || method.ReturnType != typeof(void)
                    || !Has(method, "TestMethodAttribute")
                )
                .Select(method => $"{method.DeclaringType}.{method.Name}")
        );

    [TestMethod]
    [Proves("PEN-145")]
    public void Rows_of_data_give_each_parameter_a_value_of_exactly_its_type() =>
        Complaints.AssertNone(
            TestClasses()
                .SelectMany(type => type.GetMethods(AllDeclared))
                .Where(method => Has(method, "TestMethodAttribute"))
                .SelectMany(method =>
                    RowsOf(method)
                        .SelectMany(row => Misfits(TypesOf(method), row))
                        .Select(what => $"{method.DeclaringType}.{method.Name}: {what}")
                )
        );

    [TestMethod]
    public void Each_kind_of_misfit_is_found()
    {
        Assert.IsEmpty(Misfits([typeof(int), typeof(long), typeof(string)], [1, 1L, "a"]));
        Assert.ContainsSingle(Misfits([typeof(long)], [1]));
        Assert.ContainsSingle(Misfits([typeof(int)], [1, 2]));
        Assert.ContainsSingle(Misfits([typeof(int)], []));
        Assert.ContainsSingle(Misfits([typeof(DayOfWeek)], [DayOfWeek.Friday]));
        Assert.ContainsSingle(Misfits([typeof(string)], [null]));
    }

    private const BindingFlags AllDeclared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static Type[] TestClasses() =>
        DeviceTestAssemblies
            .All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => Has(type, "TestClassAttribute"))
            .ToArray();

    private static string[] InstanceFields(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(field => $"{type}: {field.Name}")
            .ToArray();

    private static bool Has(MemberInfo member, string attribute) =>
        member.CustomAttributes.Any(data => data.AttributeType.FullName == Framework + attribute);

    private static Type[] TypesOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();

    // A test without rows is called once, with nothing.
    private static object?[][] RowsOf(MethodInfo method)
    {
        object?[][] rows = method
            .CustomAttributes.Where(data => data.AttributeType.FullName == Framework + "DataRowAttribute")
            .Select(data =>
                (IReadOnlyCollection<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!
            )
            .Select(values => values.Select(ValueOf).ToArray())
            .ToArray();
        return rows.Length == 0
            ?
            [
                [],
            ]
            : rows;
    }

    // The data give an enum as its number; its own type is what the compiler wrote.
    private static object? ValueOf(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum ? Enum.ToObject(argument.ArgumentType, argument.Value!) : argument.Value;

    private static string[] Misfits(Type[] parameters, object?[] row) =>
        row.Length != parameters.Length
            ? [$"{row.Length} values for {parameters.Length} parameters"]
            : row.Zip(parameters)
                .Where(pair => pair.First?.GetType() != pair.Second || !Carried.Contains(pair.Second))
                .Select(pair => $"{pair.First ?? "null"} for {pair.Second}")
                .ToArray();
}

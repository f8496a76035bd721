// The rules for sources that also run on the device: what the language list and the control period forbid.
using System.Collections.Generic;
using System.Collections.Immutable;

namespace House.Tests;

/// <summary>Rule names are the first part of every finding. Each is proved by a violation in LanguageRuleTests.</summary>
internal static class LanguageRules
{
    public const string CSharp9 = "C# 9";
    public const string FileScopedNamespace = "file-scoped namespace";
    public const string Generics = "generics";
    public const string MultiDimensionalArray = "multi-dimensional array";
    public const string StackAlloc = "stackalloc";
    public const string Fixed = "fixed";
    public const string FunctionPointer = "function pointer";
    public const string InterfaceBody = "body in an interface";
    public const string Checked = "checked";
    public const string Volatile = "volatile";
    public const string Decimal = "decimal";
    public const string Nullable = "nullable type";
    public const string Tuple = "tuple";
    public const string Range = "range or index from the end";
    public const string Record = "record";
    public const string Yield = "yield";
    public const string Linq = "LINQ";
    public const string Async = "async";
    public const string Dynamic = "dynamic";
    public const string AnonymousType = "anonymous type";
    public const string CovariantReturn = "covariant return";
    public const string EnumToString = "enum as text";
    public const string TryParse = "TryParse";
    public const string StaticOrder = "static initial value out of another class";
    public const string UnsignedAsSigned = "uint as int";

    // For Pen.Control alone, which is pure and runs in the control period.
    public const string FloatingPoint = "floating point";
    public const string OutsideWorld = "outside world";
    public const string Text = "text in the control period";
    public const string Allocation = "allocation in the control period";
    public const string Throw = "throw in the control period";

    // For Pen.Control's types, whoever writes but tests: a bench may say what a part next to the one tested has seen.
    public const string ForeignField = "another type's field written";

    /// <summary>Why, and what to write instead.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        [CSharp9] = "the device's project system compiles C# 9",
        [FileScopedNamespace] = "C# 10; write a block",
        [Generics] = "fail at load or hang on the device; declare a delegate or a class for the case",
        [MultiDimensionalArray] = "fails on the device; use a jagged or a flat array",
        [StackAlloc] = "fails on the device; keep a buffer",
        [Fixed] = "fails on the device",
        [FunctionPointer] = "fails on the device; use a delegate",
        [InterfaceBody] = "fails on the device",
        [Checked] = "never throws on the device; test the range",
        [Volatile] = "not on the device; a plain field is read anew, or lock",
        [Decimal] = "not on the device",
        [Nullable] = "not on the device; a value of its own says none",
        [Tuple] = "not on the device; use out parameters",
        [Range] = "not on the device",
        [Record] = "not on the device",
        [Yield] = "not on the device",
        [Linq] = "not on the device",
        [Async] = "not on the device",
        [Dynamic] = "not on the device",
        [AnonymousType] = "not on the device",
        [CovariantReturn] = "not on the device",
        [EnumToString] = "gives the number on the device",
        [TryParse] = "leaves garbage on failure on the device",
        [StaticOrder] =
            "the device runs all static initialisers up front, type by type: another class's may still be null or 0",
        [UnsignedAsSigned] = "widened to long later, the device takes it for unsigned still; compute in long",
        [ForeignField] =
            "public fields of Pen.Control are for reading, as properties would be; only the type itself writes them",
        [FloatingPoint] = "integers with the unit in the name",
        [OutsideWorld] = "Pen.Control is pure: time and readings come with the inputs",
        [Text] = "a literal allocates each time it is loaded; keep it to static tables and constructors",
        [Allocation] = "allocate in constructors and static tables only",
        [Throw] = "refusals are values with a reason; throw in constructors only",
    };

    /// <summary>Types of Pen.Control that are nothing but data, to be filled by whoever has it.</summary>
    public static readonly ImmutableHashSet<string> DataObjects =
    [
        "PenInputs",
        "PenOutputs",
        "SessionRecord",
        "CartridgeFacts",
        "CalibrationRecord",
        "PenParts",
    ];

    /// <summary>Types and namespaces that let time, threads or a console into Pen.Control.</summary>
    public static readonly ImmutableHashSet<string> OutsideTypes =
    [
        "System.DateTime",
        "System.DateTimeOffset",
        "System.TimeSpan",
        "System.Console",
        "System.Environment",
        "System.GC",
        "System.Random",
        "System.Guid",
        "System.AppDomain",
    ];

    public static readonly ImmutableHashSet<string> OutsideNamespaces =
    [
        "System.Threading",
        "System.IO",
        "System.Diagnostics",
        "System.Net",
        "System.Device",
        "nanoFramework",
    ];
}

// What a new cartridge is to be, as options of the command line.
using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using Pen.Control;
using Pen.Drivers;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Commands;

/// <summary>
/// The options of <c>cartridge new</c>. Needles, limits and lot have no default: a limit that nobody thought of
/// is no limit.
/// </summary>
internal sealed class CartridgeOptions
{
    private const int SerialDigits = 12;
    private const long SerialMask = (1L << 48) - 1;
    private const string LevelWord = "level";

    private readonly Option<string> _needles = Text("--needles", "N", "Needles, 1 to 36.");
    private readonly Option<string> _depth = Text(
        "--max-depth",
        "LENGTH",
        "Deepest setting, 0.2mm to 2.5mm."
    );
    private readonly Option<string> _rate = Text(
        "--max-rate",
        "RATE",
        "Highest rate, 90Hz to 150Hz, or a level, level1 to level5."
    );
    private readonly Option<string> _lot = Text("--lot", "LOT", "Lot, 1 to 8 printable ASCII characters.");
    private readonly Option<string> _serial = Text(
        "--serial",
        "HEX",
        "The chip's serial, 12 hexadecimal digits, most significant first. Without it: a random one."
    );
    private readonly Option<string> _seed = Text(
        "--seed",
        "N",
        "Draw the random serial from this number: the same number, the same serial."
    );
    private readonly Option<bool> _used = new("--used") { Description = "With the use mark set." };
    private readonly Option<bool> _service = new("--service")
    {
        Description =
            "The service cartridge of the bench self-test: no needles, no limits, never for treatment.",
    };

    /// <summary>Adds the options, and the validation of them all.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [_needles, _depth, _rate, _lot, _serial, _seed, _used, _service];
        foreach (Option option in all)
        {
            command.Add(option);
        }
        command.Validators.Add(result =>
        {
            // Options without a value, or with two, are the parser's to complain about.
            if (
                all.All(option =>
                    option == _used
                    || option == _service
                    || result.GetResult(option) is null or { Tokens.Count: 1 }
                )
            )
            {
                Problems problems = new(result.AddError);
                Read(
                    name => result.GetValue(name),
                    result.GetValue(_used),
                    result.GetValue(_service),
                    problems
                );
            }
        });
    }

    /// <summary>The cartridge of a call that was validated; its serial is set.</summary>
    public CartridgeRequest Request(ParseResult parsed)
    {
        return Read(
            name => parsed.GetValue(name),
            parsed.GetValue(_used),
            parsed.GetValue(_service),
            new Problems(_ => { })
        );
    }

    private static Option<string> Text(string name, string helpName, string description)
    {
        return new Option<string>(name) { Description = description, HelpName = helpName };
    }

    private CartridgeRequest Read(
        Func<Option<string>, string?> get,
        bool used,
        bool service,
        Problems problems
    )
    {
        if (service)
        {
            foreach (Option<string> option in (Option<string>[])[_needles, _depth, _rate, _lot])
            {
                if (get(option) is string text)
                {
                    problems.Add(option.Name, text, "none beside --service, which has none");
                }
            }
            if (used)
            {
                problems.Add("--used", "", "no mark beside --service, which never gets one");
            }
            return new CartridgeRequest(
                CartridgeKind.Service,
                Serial: Serial(get(_serial), get(_seed), problems)
            );
        }
        return new CartridgeRequest(
            used ? CartridgeKind.Used : CartridgeKind.Fresh,
            Needles(get(_needles), problems),
            Depth(get(_depth), problems),
            Rate(get(_rate), problems),
            Serial(get(_serial), get(_seed), problems),
            Lot(get(_lot), problems)
        );
    }

    private static int Needles(string? text, Problems problems)
    {
        string expected = $"a whole number, 1 to {CartridgeLayout.MaxNeedles}";
        bool number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int needles);
        if (!number || needles is < 1 or > CartridgeLayout.MaxNeedles)
        {
            problems.Add("--needles", text, expected);
        }
        return needles;
    }

    private static int Depth(string? text, Problems problems)
    {
        return Quantity(
            "--max-depth",
            text,
            Dimension.Length,
            CartridgeLayout.MinDepthMicrometres,
            CartridgeLayout.MaxDepthMicrometres,
            "",
            problems
        );
    }

    private static int Rate(string? text, Problems problems)
    {
        for (int level = RateLevels.First; level <= RateLevels.Last; level++)
        {
            if (text == $"{LevelWord}{level}")
            {
                return RateLevels.MillihertzOf(level);
            }
        }
        return Quantity(
            "--max-rate",
            text,
            Dimension.Rate,
            CartridgeLayout.MinRateMillihertz,
            CartridgeLayout.MaxRateMillihertz,
            $", or {LevelWord}{RateLevels.First} to {LevelWord}{RateLevels.Last}",
            problems
        );
    }

    private static int Quantity(
        string name,
        string? text,
        Dimension dimension,
        int least,
        int most,
        string alternative,
        Problems problems
    )
    {
        string range = $"{Quantities.Format(dimension, least)} to {Quantities.Format(dimension, most)}";
        if (!Quantities.TryParse(text ?? "", dimension, out long value))
        {
            problems.Add(name, text, $"{Quantities.Describe(dimension)}, from {range}{alternative}");
        }
        else if (value < least || value > most)
        {
            problems.Add(name, text, $"{range}{alternative}");
        }
        return (int)Math.Clamp(value, least, most);
    }

    private static string? Lot(string? text, Problems problems)
    {
        string expected =
            $"1 to {CartridgeLayout.LotLength} printable ASCII characters, no blank at either end";
        bool fits =
            text is { Length: >= 1 and <= CartridgeLayout.LotLength }
            && text.All(character => character is >= ' ' and <= '~')
            && text.Trim() == text;
        if (!fits)
        {
            problems.Add("--lot", text, expected);
        }
        return text;
    }

    private static long Serial(string? text, string? seed, Problems problems)
    {
        if (text is not null)
        {
            if (seed is not null)
            {
                problems.Add("--seed", seed, "none beside --serial, which leaves nothing to draw");
            }
            bool hex = long.TryParse(text, NumberStyles.AllowHexSpecifier, null, out long serial);
            if (!hex || text.Length != SerialDigits)
            {
                problems.Add(
                    "--serial",
                    text,
                    $"{SerialDigits} hexadecimal digits without family code and CRC, most significant first"
                );
            }
            return serial;
        }
        if (seed is null)
        {
            return BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & SerialMask;
        }
        if (!ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number))
        {
            problems.Add("--seed", seed, "a whole number, 0 or more");
        }
        return BitConverter.ToInt64(SHA256.HashData(BitConverter.GetBytes(number))) & SerialMask;
    }

    /// <summary>Words every problem alike: which option, what it said, what it should have said.</summary>
    private sealed class Problems(Action<string> add)
    {
        public void Add(string option, string? found, string expected)
        {
            add(
                found is null
                    ? $"{option} is missing: expected {expected}"
                    : $"{option} '{found}': expected {expected}"
            );
        }
    }
}

// The options of the bench, for the verb and for the call without one.
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Bench;

/// <summary>
/// <c>[--port N] [--no-browser] [--seed N] [--plant KEY=VALUE]... [--plant-spread SHARE] [--esp32 [--board BOARD]]</c>.
/// </summary>
internal sealed class BenchOptions
{
    /// <summary>The port that is tried first where none is asked for.</summary>
    public const int UsualPort = 5080;

    private const int MostPort = 65535;
    private const string PlantName = "--plant";
    private const string SpreadName = "--plant-spread";

    private readonly Option<int?> _port = new("--port")
    {
        Description = $"Listen on this port and no other; without it on {UsualPort} or the next free one.",
        HelpName = "N",
    };

    private readonly Option<bool> _noBrowser = new("--no-browser") { Description = "Open no browser." };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Seed of bounce, noise and tolerances.",
        HelpName = "N",
        DefaultValueFactory = _ => BenchSetup.Reference.Seed,
    };

    private readonly Option<string[]> _plant = new(PlantName)
    {
        Description =
            "A plant parameter from the start, such as motor.resistance=2.4; may be given for several.",
        HelpName = "KEY=VALUE",
    };

    private readonly Option<string?> _spread = new(SpreadName)
    {
        Description = "Spread the plant's parameters by so much, with the seed, such as 20%.",
        HelpName = "SHARE",
    };

    private readonly ProcessorOptions _processor = new();

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_port);
        command.Options.Add(_noBrowser);
        command.Options.Add(_seed);
        command.Options.Add(_plant);
        command.Options.Add(_spread);
        _processor.AddTo(command);
        _port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int port))
            {
                if (port is < 1 or > MostPort)
                {
                    result.AddError($"--port takes a whole number, 1 to {MostPort}");
                }
            }
        });
        command.Validators.Add(Validate);
    }

    /// <summary>The port asked for; null for any.</summary>
    public int? Port(ParseResult parsed) => parsed.GetValue(_port);

    /// <summary>A browser may be opened.</summary>
    public bool MayOpenBrowser(ParseResult parsed) => !parsed.GetValue(_noBrowser);

    /// <summary>The pen asked for; only of options that are valid.</summary>
    public BenchSetup Setup(ParseResult parsed)
    {
        return Make(
            parsed.GetValue(_seed),
            parsed.GetValue(_plant) ?? [],
            parsed.GetValue(_spread),
            _processor.Chosen(parsed),
            out _
        )!;
    }

    // By the words as they stand: an option that lacks its value is not to be asked for it. That, and a seed that is no
    // number, the parser itself refuses.
    private void Validate(CommandResult result)
    {
        string[] seeds = Words(result, _seed);
        ulong seed = BenchSetup.Reference.Seed;
        if (seeds.Length > 0 && !ulong.TryParse(seeds[^1], CultureInfo.InvariantCulture, out seed))
        {
            return;
        }
        string[] spreads = Words(result, _spread);
        BenchSetup? setup = Make(
            seed,
            Words(result, _plant),
            spreads.Length > 0 ? spreads[^1] : null,
            Processor.Ports,
            out string problem
        );
        if (setup is null)
        {
            result.AddError(problem);
        }
    }

    private static string[] Words(CommandResult result, Option option) =>
        [.. result.GetResult(option)?.Tokens.Select(token => token.Value) ?? []];

    private static BenchSetup? Make(
        ulong seed,
        IReadOnlyList<string> plant,
        string? spread,
        Processor processor,
        out string problem
    )
    {
        List<ParameterSetting> settings = [];
        foreach (string word in plant)
        {
            string[] halves = word.Split('=', 2);
            if (halves.Length != 2 || !Quantities.TryParseReal(halves[1], out double value))
            {
                problem = $"{PlantName} '{word}': expected KEY=VALUE, such as motor.resistance=2.4";
                return null;
            }
            settings.Add(new ParameterSetting(halves[0], value));
        }
        long millipercent = 0;
        bool isShare = spread is null || Quantities.TryParse(spread, Dimension.Percent, out millipercent);
        if (!isShare || millipercent < 0 || millipercent > BenchSetup.MostSpread * 100_000)
        {
            problem = $"{SpreadName} '{spread}': expected a share from 0% to 50%, such as 20%";
            return null;
        }
        BenchSetup? setup = BenchSetup.Make(seed, millipercent / 1e5, settings, processor, out problem);
        problem = problem.Length > 0 ? $"{PlantName} {problem}" : "";
        return setup;
    }
}

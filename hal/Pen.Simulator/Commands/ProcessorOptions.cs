// The options that choose what the firmware runs on.
using System.CommandLine;
using System.CommandLine.Parsing;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Commands;

/// <summary><c>[--esp32 [--board esp32-s3|esp32]]</c>, for every verb that plays a pen.</summary>
internal sealed class ProcessorOptions
{
    private const string S3 = "esp32-s3";
    private const string Classic = "esp32";

    private readonly Option<bool> _esp32 = new("--esp32")
    {
        Description = "Run the device's own program, ports and threads on a virtual ESP32.",
    };

    private readonly Option<string> _board = new("--board")
    {
        Description = $"With --esp32, the board: {S3} (reference, default) or {Classic} (classic).",
        HelpName = "BOARD",
    };

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_esp32);
        command.Options.Add(_board);
        command.Validators.Add(Validate);
    }

    /// <summary>What was chosen.</summary>
    public Processor Chosen(ParseResult parsed)
    {
        if (!parsed.GetValue(_esp32))
        {
            return Processor.Ports;
        }
        return parsed.GetValue(_board) == Classic ? Processor.Esp32 : Processor.Esp32S3;
    }

    private void Validate(CommandResult result)
    {
        string? board = result.GetValue(_board);
        if (board is not (null or S3 or Classic))
        {
            result.AddError($"unknown board '{board}': expected {S3} or {Classic}");
        }
        else if (board is not null && !result.GetValue(_esp32))
        {
            result.AddError("--board is for --esp32 only");
        }
    }
}

// The verb cartridge: makes memory images of cartridges, and says what is in one.
using System;
using System.CommandLine;
using System.IO;
using Pen.Simulator.Cartridges;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Commands;

/// <summary>Builds and carries out <c>cartridge new</c> and <c>cartridge show</c>.</summary>
internal static class CartridgeCommand
{
    public static Command Create(CommandStreams streams)
    {
        Command command = new("cartridge", "Memory images of cartridges, for those who make them.")
        {
            New(streams),
            Show(streams),
        };
        command.SetAction(_ =>
        {
            streams.Error.WriteLine(
                "error: what about the cartridge? Say cartridge new or cartridge show FILE."
            );
            streams.Error.WriteLine("Call with --help for what can be asked.");
            return ExitCode.Unusable;
        });
        return command;
    }

    private static Command New(CommandStreams streams)
    {
        CartridgeOptions options = new();
        Option<string> output = new("--output")
        {
            Description = "Write the image to a new file instead of the output.",
            HelpName = "FILE",
        };
        Command command = new("new", "Write the image of a new cartridge, 152 bytes, to the output.")
        {
            output,
        };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(output) is null && streams.Binary is null)
            {
                result.AddError("an image is bytes, not text for a terminal: say > FILE or --output FILE");
            }
        });
        command.SetAction(parsed =>
        {
            CartridgeRequest request = options.Request(parsed);
            return Write(
                CartridgeImages.Make(request, request.Serial!.Value),
                parsed.GetValue(output),
                streams
            );
        });
        return command;
    }

    private static Command Show(CommandStreams streams)
    {
        Argument<string> file = new("FILE") { Description = "An image: 8 bytes of ROM, 144 of memory." };
        Option<bool> json = new("--json") { Description = "Write it as JSON." };
        Command command = new(
            "show",
            "Every field of an image: exit 0 if a pen accepts it and it keeps to the format, 1 if not, "
                + "2 if unusable."
        )
        {
            file,
            json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(file)?.Tokens is [{ Value: string path }] && path.StartsWith('-'))
            {
                result.AddError($"unknown option '{path}': expected --json or an image file");
            }
        });
        command.SetAction(parsed => Show(parsed.GetValue(file)!, parsed.GetValue(json), streams));
        return command;
    }

    private static int Write(byte[] image, string? path, CommandStreams streams)
    {
        try
        {
            if (path is not null)
            {
                CartridgeFile.WriteNew(path, image);
            }
            else
            {
                streams.Binary!.Write(image);
                streams.Binary.Flush();
            }
            return ExitCode.Passed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot write the image: {failure.Message}");
            return ExitCode.Unusable;
        }
    }

    private static int Show(string path, bool json, CommandStreams streams)
    {
        CartridgeExamination found;
        try
        {
            found = new CartridgeExamination(CartridgeFile.Read(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot read the image: {failure.Message}");
            return ExitCode.Unusable;
        }
        if (json)
        {
            CartridgeReport.WriteJson(path, found, streams.Output);
        }
        else
        {
            CartridgeReport.WriteText(path, found, streams.Output);
        }
        return found.Accepted && found.Remarks.Count == 0 ? ExitCode.Passed : ExitCode.Failed;
    }
}

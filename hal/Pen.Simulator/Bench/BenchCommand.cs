// The verb bench, and what the program does without one: a pen on a page in the browser.
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Pen.Simulator.Commands;

namespace Pen.Simulator.Bench;

/// <summary>Carries out <c>bench</c>.</summary>
internal static class BenchCommand
{
    // Ports tried from the usual one on.
    private const int MostPorts = 100;

    public static Command Create(CommandStreams streams)
    {
        Command command = new(
            "bench",
            "A live pen on a page in the browser; what a call without a verb does."
        );
        AddTo(command, streams);
        return command;
    }

    /// <summary>Makes a command open the bench.</summary>
    public static void AddTo(Command command, CommandStreams streams)
    {
        BenchOptions options = new();
        options.AddTo(command);
        command.SetAction(
            (parsed, cancelled) =>
                Run(
                    options.Setup(parsed),
                    options.Port(parsed),
                    options.MayOpenBrowser(parsed),
                    streams,
                    cancelled
                )
        );
    }

    /// <summary>Serves until Ctrl-C, or until it is cancelled.</summary>
    public static async Task<int> Run(
        BenchSetup setup,
        int? port,
        bool browser,
        CommandStreams streams,
        CancellationToken cancelled
    )
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration interrupt = Listen(PosixSignal.SIGINT, ended);
        using PosixSignalRegistration terminate = Listen(PosixSignal.SIGTERM, ended);
        using CancellationTokenRegistration cancel = cancelled.Register(() => ended.TrySetResult());
        BenchServer server;
        try
        {
            server = await Start(setup, port);
        }
        catch (IOException failure)
        {
            string remedy = port is null ? "end what listens there" : "name another --port, or none";
            await streams.Error.WriteLineAsync($"error: {failure.Message.TrimEnd('.')}: {remedy}.");
            return ExitCode.Unusable;
        }
        await using (server)
        {
            await streams.Output.WriteLineAsync($"The bench is open at {server.Address} (Ctrl-C ends it).");
            await streams.Output.FlushAsync(CancellationToken.None);
            if (browser)
            {
                Browser.Open(server.Address);
            }
            await ended.Task;
        }
        return ExitCode.Passed;
    }

    /// <summary>A server on the port asked for, or on the first free one from the usual one on.</summary>
    public static async Task<BenchServer> Start(BenchSetup setup, int? port)
    {
        for (int next = port ?? BenchOptions.UsualPort; ; next++)
        {
            try
            {
                return await BenchServer.Start(setup, next);
            }
            catch (IOException) when (port is null && next < BenchOptions.UsualPort + MostPorts)
            {
                // Somebody else's, perhaps another bench: the next one.
            }
        }
    }

    // Once; a second Ctrl-C ends the program as it would any other.
    private static PosixSignalRegistration Listen(PosixSignal signal, TaskCompletionSource ended)
    {
        return PosixSignalRegistration.Create(signal, context => context.Cancel = ended.TrySetResult());
    }
}

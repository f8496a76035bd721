// A real bench in this process, on a free port.
using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Pen.Simulator.Bench;

namespace Bench.Tests;

/// <summary>A server with a pen, from its start to its end.</summary>
internal sealed class RunningBench : IAsyncDisposable
{
    private readonly BenchSetup _setup;
    private BenchServer _server;

    private RunningBench(BenchSetup setup, BenchServer server)
    {
        _setup = setup;
        _server = server;
        Client = new HttpClient { BaseAddress = server.Address };
    }

    /// <summary>Where it is, such as http://localhost:12345/.</summary>
    public Uri Address => _server.Address;

    public int Port => _server.Port;

    /// <summary>Its own page's origin.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public PenRoom Room => _server.Room;

    public HttpClient Client { get; }

    public static async Task<RunningBench> Start(BenchSetup? setup = null)
    {
        BenchSetup chosen = setup ?? BenchSetup.Reference;
        return new RunningBench(chosen, await BenchServer.Start(chosen, FreePort()));
    }

    /// <summary>A port that nobody had a moment ago.</summary>
    public static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Ends the server, as Ctrl-C does.</summary>
    public ValueTask Stop() => _server.DisposeAsync();

    /// <summary>A new one on the same port, after <see cref="Stop"/>.</summary>
    public async Task StartAgain() => _server = await BenchServer.Start(_setup, Port);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}

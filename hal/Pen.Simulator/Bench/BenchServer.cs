// The bench as a server on this machine's own addresses, and on no other.
using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pen.Simulator.Bench;

/// <summary>
/// Serves page, exports and live connections of one pen. Configured by nothing but its arguments: neither environment
/// nor files can make it listen elsewhere.
/// </summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const int MostConnections = 256;
    private const int MostHeaderBytes = 16 * 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StopWait = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly PenRoom _room;
    private readonly Downloads _downloads;
    private readonly RequestGuard _guard;
    private int _sockets;
    private volatile bool _stops;

    private BenchServer(int port, PenRoom room)
    {
        Port = port;
        _room = room;
        _downloads = new Downloads(room);
        _guard = new RequestGuard(port);
        _app = Build(port);
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Where a browser finds it.</summary>
    public Uri Address => new($"http://localhost:{Port}/");

    /// <summary>The room, for those who want to see more than a page.</summary>
    public PenRoom Room => _room;

    /// <summary>
    /// Starts a server with a new pen. Throws an <see cref="IOException"/> if the port cannot be had.
    /// </summary>
    public static async Task<BenchServer> Start(BenchSetup setup, int port)
    {
        PenRoom room = new(setup);
        BenchServer server = new(port, room);
        try
        {
            await server._app.StartAsync().ConfigureAwait(false);
            return server;
        }
        catch (Exception failure)
        {
            room.Dispose();
            await server._app.DisposeAsync().ConfigureAwait(false);
            throw failure is IOException
                ? failure
                : new IOException($"cannot listen on port {port}: {failure.Message}", failure);
        }
    }

    /// <summary>Lets all pages go (1001), ends pen and server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stops)
        {
            return;
        }
        _stops = true;
        await _room
            .CloseAll((int)WebSocketCloseStatus.EndpointUnavailable, "the bench has ended")
            .ConfigureAwait(false);
        using CancellationTokenSource wait = new(StopWait);
        while (Volatile.Read(ref _sockets) > 0 && !wait.IsCancellationRequested)
        {
            await Task.Delay(10).ConfigureAwait(false);
        }
        await _app.StopAsync(wait.Token).ConfigureAwait(false);
        _room.Dispose();
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private WebApplication Build(int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options => Configure(options, port));
        // Whoever runs the program listens to Ctrl-C.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        WebApplication app = builder.Build();
        app.UseWebSockets(
            new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive }
        );
        app.Run(Answer);
        return app;
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        if (HasIpv6)
        {
            options.Listen(IPAddress.IPv6Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }

    // A system can know IPv6 and still have no ::1 to listen on.
    private static bool HasIpv6 { get; } = TryIpv6();

    private static bool TryIpv6()
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task Answer(HttpContext context)
    {
        HttpRequest request = context.Request;
        RequestGuard.Protect(context.Response);
        if (!_guard.IsOwnHost(request))
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest, $"ask for localhost:{Port}");
        }
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await Refuse(context, StatusCodes.Status405MethodNotAllowed, "GET and HEAD only");
        }
        else if (request.Path == "/live")
        {
            await Live(context);
        }
        else if (PageFiles.Find(request.Path.Value ?? "") is PageFile file)
        {
            context.Response.ContentType = file.ContentType;
            context.Response.ContentLength = file.Bytes.Length;
            await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
        }
        else if (RequestGuard.IsForOthers(request))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "only the bench's own page may do this");
        }
        else if (!await _downloads.TrySend(context))
        {
            await Refuse(context, StatusCodes.Status404NotFound, "there is nothing here; the bench is at /");
        }
    }

    private async Task Live(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Refuse(context, StatusCodes.Status426UpgradeRequired, "WebSocket only");
        }
        else if (!RequestGuard.IsOwnOrigin(context.Request))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "only the bench's own page may do this");
        }
        else if (_stops)
        {
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "the bench has ended");
        }
        else
        {
            Interlocked.Increment(ref _sockets);
            try
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await new PageSocket(socket, _room, context.RequestAborted).Run();
            }
            finally
            {
                Interlocked.Decrement(ref _sockets);
            }
        }
    }

    private static async Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(why + "\n", context.RequestAborted);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

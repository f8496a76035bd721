// Who may ask the bench anything at all.
using System;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Pen.Simulator.Bench;

/// <summary>
/// Loopback alone does not keep other sites' pages out: a name of theirs may lead here (so the host is looked at), and
/// their scripts may open a WebSocket to anywhere (so the origin is).
/// </summary>
internal sealed class RequestGuard(int port)
{
    private const int UsualPort = 80;

    private const string Policy =
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The name that was asked for is this machine's, and the port the bench's.</summary>
    public bool IsOwnHost(HttpRequest request)
    {
        return (request.Host.Port ?? UsualPort) == port
            && Array.Exists(
                Hosts,
                host => string.Equals(host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>The page that asks came from here, by the same name.</summary>
    public static bool IsOwnOrigin(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        return origin.Count == 1
            && string.Equals(
                origin[0],
                $"{request.Scheme}://{request.Host.Value}",
                StringComparison.OrdinalIgnoreCase
            );
    }

    /// <summary>
    /// A browser asks on behalf of another site's page. Other programs say nothing of it, and are no browser.
    /// </summary>
    public static bool IsForOthers(HttpRequest request)
    {
        StringValues site = request.Headers["Sec-Fetch-Site"];
        return site.Count > 0 && site.ToString() is not ("same-origin" or "none");
    }

    /// <summary>Headers of every answer.</summary>
    public static void Protect(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}

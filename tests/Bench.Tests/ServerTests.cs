// What the bench answers to whom, by plain requests.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading.Tasks;
using Pen.Simulator.Bench;

namespace Bench.Tests;

[TestClass]
public sealed class ServerTests
{
    [TestMethod]
    public async Task Every_file_of_the_page_is_served_under_its_name_with_its_type()
    {
        await using RunningBench bench = await RunningBench.Start();
        CollectionAssert.Contains(PageFiles.Paths.ToArray(), "/index.html");
        foreach (string path in PageFiles.Paths)
        {
            using HttpResponseMessage response = await bench.Client.GetAsync(path);
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, path);
            PageFile file = PageFiles.Find(path)!;
            Assert.AreEqual(file.ContentType, response.Content.Headers.ContentType!.ToString(), path);
            CollectionAssert.AreEqual(file.Bytes, await response.Content.ReadAsByteArrayAsync(), path);
        }
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/no-such-file")]
    [DataRow("/export/scenario.pen")]
    [DataRow("/live")]
    public async Task Every_answer_forbids_other_addresses_guessed_types_frames_and_storage(string path)
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpResponseMessage response = await bench.Client.GetAsync(path);
        AssertProtected(response);
    }

    [TestMethod]
    [DataRow("/Page/")]
    [DataRow("/bench/")]
    [DataRow("/index.html/")]
    [DataRow("/INDEX.HTML")]
    [DataRow("/..%2fPen.Simulator.dll")]
    [DataRow("/%2e%2e/%2e%2e/etc/passwd")]
    [DataRow("/export/")]
    [DataRow("/export/../index.html%00")]
    [DataRow("/treatment.pen")]
    public async Task Nothing_that_is_not_listed_is_served(string path)
    {
        await using RunningBench bench = await RunningBench.Start();
        using TcpClient client = new("localhost", bench.Port);
        // As it stands: an HTTP client would tidy the path up.
        string answer = await Raw(client, $"GET {path} HTTP/1.1\r\nHost: localhost:{bench.Port}\r\n");
        StringAssert.Matches(answer, new System.Text.RegularExpressions.Regex("^HTTP/1.1 40[04] "), answer);
    }

    [TestMethod]
    [DataRow("evil.example")]
    [DataRow("evil.example:PORT")]
    [DataRow("localhost")]
    [DataRow("localhost:1")]
    [DataRow("localhost.evil.example:PORT")]
    [DataRow("127.0.0.1.evil.example:PORT")]
    [DataRow("127.0.0.2:PORT")]
    [DataRow("0.0.0.0:PORT")]
    public async Task A_foreign_host_is_refused(string host)
    {
        await using RunningBench bench = await RunningBench.Start();
        string name = host.Replace("PORT", $"{bench.Port}", StringComparison.Ordinal);
        foreach (string path in new[] { "/", "/export/scenario.pen", "/live" })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Host = name;
            using HttpResponseMessage response = await bench.Client.SendAsync(request);
            Assert.AreEqual(HttpStatusCode.MisdirectedRequest, response.StatusCode, path);
            AssertProtected(response);
        }
    }

    [TestMethod]
    [DataRow("localhost:PORT")]
    [DataRow("127.0.0.1:PORT")]
    [DataRow("[::1]:PORT")]
    [DataRow("LOCALHOST:PORT")]
    public async Task The_three_names_of_this_machine_are_its_own(string host)
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.Host = host.Replace("PORT", $"{bench.Port}", StringComparison.Ordinal);
        using HttpResponseMessage response = await bench.Client.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [TestMethod]
    [DataRow("POST")]
    [DataRow("PUT")]
    [DataRow("DELETE")]
    [DataRow("OPTIONS")]
    [DataRow("TRACE")]
    public async Task Only_reading_is_allowed(string method)
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpRequestMessage request = new(new HttpMethod(method), "/");
        using HttpResponseMessage response = await bench.Client.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        AssertProtected(response);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("null")]
    [DataRow("http://evil.example")]
    [DataRow("https://localhost:PORT")]
    [DataRow("http://localhost:1")]
    [DataRow("http://127.0.0.1:PORT")]
    [DataRow("http://localhost:PORT.evil.example")]
    public async Task A_foreign_origin_gets_no_live_connection(string? origin)
    {
        await using RunningBench bench = await RunningBench.Start();
        string? named = origin?.Replace("PORT", $"{bench.Port}", StringComparison.Ordinal);
        WebSocketException refused = await Assert.ThrowsExactlyAsync<WebSocketException>(() =>
            LivePage.Connect(bench, named)
        );
        StringAssert.Contains(refused.Message, "403");
    }

    [TestMethod]
    [DataRow("cross-site", HttpStatusCode.Forbidden)]
    [DataRow("same-site", HttpStatusCode.Forbidden)]
    [DataRow("same-origin", HttpStatusCode.OK)]
    [DataRow("none", HttpStatusCode.OK)]
    public async Task An_export_is_not_given_to_a_browser_on_another_page_s_behalf(
        string site,
        HttpStatusCode status
    )
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpRequestMessage request = new(HttpMethod.Get, "/export/scenario.pen");
        request.Headers.Add("Sec-Fetch-Site", site);
        using HttpResponseMessage response = await bench.Client.SendAsync(request);
        Assert.AreEqual(status, response.StatusCode);
    }

    [TestMethod]
    public async Task A_plain_request_for_the_live_connection_is_told_what_it_is()
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpResponseMessage response = await bench.Client.GetAsync("/live");
        Assert.AreEqual(HttpStatusCode.UpgradeRequired, response.StatusCode);
    }

    [TestMethod]
    public async Task It_listens_on_no_address_but_loopback()
    {
        await using RunningBench bench = await RunningBench.Start();
        IEnumerable<IPEndPoint> listeners = IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Where(end => end.Port == bench.Port);
        Assert.IsTrue(listeners.Any());
        foreach (IPEndPoint end in listeners)
        {
            Assert.IsTrue(IPAddress.IsLoopback(end.Address), end.ToString());
        }
    }

    [TestMethod]
    public async Task A_link_with_seed_and_plant_changes_nothing_by_itself()
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpResponseMessage response = await bench.Client.GetAsync(
            "/?seed=7&plant=motor.resistance=2.4"
        );
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        await using LivePage page = await LivePage.Open(bench);
        Assert.AreEqual("1", page.Hello.GetProperty("seed").GetString());
        Assert.AreEqual(1, page.Hello.GetProperty("pen").GetInt32());
    }

    private static void AssertProtected(HttpResponseMessage response)
    {
        string policy = string.Join("", response.Headers.GetValues("Content-Security-Policy"));
        StringAssert.StartsWith(policy, "default-src 'self';");
        Assert.IsFalse(policy.Contains("unsafe", StringComparison.Ordinal));
        StringAssert.Contains(policy, "frame-ancestors 'none'");
        Assert.AreEqual("nosniff", string.Join("", response.Headers.GetValues("X-Content-Type-Options")));
        Assert.AreEqual("no-store", response.Headers.CacheControl!.ToString());
        Assert.IsFalse(response.Headers.Contains("Server"));
    }

    private static async Task<string> Raw(TcpClient client, string request)
    {
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request + "Connection: close\r\n\r\n"));
        using System.IO.StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }
}

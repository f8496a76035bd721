// What can be taken home from the bench, as files.
using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Pen.Simulator.Journals;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Bench;

/// <summary>Answers <c>/export/...</c>. One at a time, so that memory stays bounded.</summary>
internal sealed class Downloads(PenRoom room)
{
    private const string Folder = "/export/";

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Sends a file; false if there is none of that path.</summary>
    public async Task<bool> TrySend(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Folder, StringComparison.Ordinal))
        {
            return false;
        }
        await _one.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            using MemoryStream bytes = new();
            (string Name, string Type)? file = await Write(path[Folder.Length..], bytes)
                .ConfigureAwait(false);
            if (file is not (string name, string type))
            {
                return false;
            }
            HttpResponse response = context.Response;
            response.ContentType = type;
            response.ContentLength = bytes.Length;
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            bytes.Position = 0;
            await bytes.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<(string Name, string Type)?> Write(string name, MemoryStream bytes)
    {
        switch (name)
        {
            case "scenario.pen":
                (string file, string scenario) = await room.Scenario(null).ConfigureAwait(false);
                WriteText(bytes, scenario);
                return (file, "text/plain; charset=utf-8");
            case "trace.csv" or "trace.vcd":
                await WriteTrace(name, bytes).ConfigureAwait(false);
                return ($"bench-last-10-min{Path.GetExtension(name)}", "text/plain; charset=utf-8");
            case "journal.zip":
                await WriteFlash(bytes).ConfigureAwait(false);
                return ("bench-flash.zip", "application/zip");
            case "journal.json":
                using (StringWriter json = new())
                {
                    JournalJson.Write(await room.Journal().ConfigureAwait(false), json);
                    WriteText(bytes, json.ToString());
                }
                return ("bench-journal.json", "application/json");
            case "journal.html":
                WriteText(bytes, JournalHtml.Page(await room.Journal().ConfigureAwait(false), ["the bench"]));
                return ("bench-journal.html", "text/html; charset=utf-8");
            default:
                return null;
        }
    }

    private async Task WriteTrace(string name, MemoryStream bytes)
    {
        // Without the mark of UTF-8, as on disk; the stream is the caller's.
        using StreamWriter writer = new(bytes, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        using TraceFile trace = name.EndsWith(".csv", StringComparison.Ordinal)
            ? new CsvTrace(writer)
            : new VcdTrace(writer);
        foreach (TraceRow row in await room.Trace().ConfigureAwait(false))
        {
            trace.Write(row);
        }
        trace.Commit();
    }

    private async Task WriteFlash(MemoryStream bytes)
    {
        using ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, byte[] content) in await room.Flash().ConfigureAwait(false))
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    private static void WriteText(MemoryStream bytes, string text) =>
        bytes.Write(Encoding.UTF8.GetBytes(text));
}

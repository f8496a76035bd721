// The files of the page, out of the program itself: a list closed at build time.
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace Pen.Simulator.Bench;

/// <summary>A file of the page.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record PageFile(string ContentType, byte[] Bytes);

/// <summary>What can be asked for by name. Nothing is ever looked up on the disk.</summary>
internal static class PageFiles
{
    private const string Prefix = "bench/";
    private const string Index = "index.html";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".wav"] = "audio/wav",
    };

    private static readonly FrozenDictionary<string, PageFile> All = Load();

    /// <summary>The paths of all files, from the root.</summary>
    public static IEnumerable<string> Paths => All.Keys;

    /// <summary>The file of a path such as <c>/</c> or <c>/pen.js</c>; null if there is none.</summary>
    public static PageFile? Find(string path) => All.GetValueOrDefault(path);

    private static FrozenDictionary<string, PageFile> Load()
    {
        Dictionary<string, PageFile> files = new(StringComparer.Ordinal);
        Assembly assembly = typeof(PageFiles).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            bool isPage = name.StartsWith(Prefix, StringComparison.Ordinal);
            if (isPage && ContentTypes.TryGetValue(Path.GetExtension(name), out string? type))
            {
                using Stream stream = assembly.GetManifestResourceStream(name)!;
                byte[] bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                files["/" + name[Prefix.Length..]] = new PageFile(type, bytes);
            }
        }
        if (files.TryGetValue("/" + Index, out PageFile? index))
        {
            files["/"] = index;
        }
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

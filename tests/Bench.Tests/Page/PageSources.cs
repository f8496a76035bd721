// The page's sources as one number that changes with them.
using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Tests.Page;

/// <summary>What the page is made of, on the disk.</summary>
internal static class PageSources
{
    /// <summary>The word under which a picture says which page it is of.</summary>
    public const string Keyword = "page-sources";

    /// <summary>A path in the repository.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([RepositoryRoot.Folder, .. parts]);

    /// <summary>SHA-256 of names and contents of all files, line ends aside.</summary>
    public static string Hash()
    {
        string folder = Path("hal", "Pen.Simulator", "Bench", "Page");
        StringBuilder all = new();
        string[] names =
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        foreach (string name in names)
        {
            string text = File.ReadAllText(System.IO.Path.Combine(folder, name));
            all.Append(name).Append('\0').Append(text.ReplaceLineEndings("\n")).Append('\0');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}

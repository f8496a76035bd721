// Where the repository's files are that a test reads or holds current.
using System;
using System.IO;

namespace Pen
{
    /// <summary>The folder of PenFirmware.sln, found upwards from the built tests. For tests of the host alone.</summary>
    internal static class RepositoryRoot
    {
        /// <summary>Full path of the folder.</summary>
        public static readonly string Folder = Find();

        private static string Find()
        {
            for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "PenFirmware.sln")))
                {
                    return at.FullName;
                }
            }

            throw new InvalidOperationException("No PenFirmware.sln above " + AppContext.BaseDirectory);
        }
    }
}

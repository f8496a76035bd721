// A copy of the data in a folder of its own, removed at the end.
using System;
using System.IO;
using System.Text.Json.Nodes;
using Pen.Hardware.Loading;

namespace Hardware.Tests;

internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        foreach (string file in (string[])[HardwareFolder.CatalogueFile, Data.Pen, Data.DevKit])
        {
            File.Copy(System.IO.Path.Combine(Data.Folder, file), System.IO.Path.Combine(Path, file));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("pen-hardware").FullName;

    public void Damage(string file, Action<JsonNode> damage)
    {
        string path = System.IO.Path.Combine(Path, file);
        JsonNode board = JsonNode.Parse(File.ReadAllText(path))!;
        damage(board);
        File.WriteAllText(path, board.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Path, true);
}

// The folder hardware/ of this repository, as text, as boards, and damaged on purpose.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Pen.Hardware.Loading;
using Pen.Hardware.Model;

namespace Hardware.Tests;

internal static class Data
{
    public const string Pen = "board-esp32-s3.json";
    public const string DevKit = "board-esp32.json";

    public static readonly string Folder = Path.Combine(RepositoryRoot.Folder, "hardware");

    public static readonly string Catalogue = Text(HardwareFolder.CatalogueFile);

    private static readonly Lazy<HardwareFolder> Read = new(static () => HardwareFolder.Read(Folder));

    public static HardwareFolder Hardware => Read.Value;

    /// <summary>Rows for tests of every board: its slug.</summary>
    public static IEnumerable<object[]> Boards =>
        [
            ["pen"],
            ["dev-kit"],
        ];

    public static Board Board(string slug) => Hardware.Boards.Single(board => board.Slug == slug);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>A board whose data, and the catalogue's, were changed first.</summary>
    public static Board Damaged(string file, Action<JsonNode, JsonNode> damage)
    {
        JsonNode board = JsonNode.Parse(Text(file))!;
        JsonNode parts = JsonNode.Parse(Catalogue)!;
        damage(board, parts);
        return HardwareFolder.Parse(parts.ToJsonString(), board.ToJsonString());
    }

    public static JsonObject Part(this JsonNode board, string reference) =>
        board["parts"]!
            .AsArray()
            .Select(static part => part!.AsObject())
            .Single(part => Is(part, "ref", reference));

    public static JsonObject Net(this JsonNode board, string role) =>
        board["nets"]!.AsArray().Select(static net => net!.AsObject()).Single(net => Is(net, "role", role));

    public static JsonObject Supply(this JsonNode board, string name) =>
        board["supplies"]!
            .AsArray()
            .Select(static one => one!.AsObject())
            .Single(one => Is(one, "net", name));

    public static JsonObject Type(this JsonNode parts, string id) =>
        parts["types"]!.AsArray().Select(static type => type!.AsObject()).Single(type => Is(type, "id", id));

    public static void Remove(this JsonNode board, string reference) =>
        board["parts"]!.AsArray().Remove(board.Part(reference));

    private static bool Is(JsonObject one, string name, string value) => (string?)one[name] == value;
}

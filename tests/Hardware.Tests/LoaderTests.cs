// A file of another form is refused with its name, the place in it and the remedy.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;
using Pen.Hardware.Loading;

namespace Hardware.Tests;

[TestClass]
public sealed class LoaderTests
{
    public static IEnumerable<object[]> BadForms =>
        [
            Row("board.json: 'parts' is missing; add it", static (b, _) => b.AsObject().Remove("parts")),
            Row("board.json: parts: expected a list", static (b, _) => b["parts"] = "none"),
            Row("board.json: colour: unknown; remove it or spell", static (b, _) => b["colour"] = "green"),
            Row(
                "board.json: rules.straps[0]: expected a whole number",
                static (b, _) => b["rules"]!["straps"]![0] = "zero"
            ),
            Row(
                "board.json: nets[0].drive: 'hard' is unknown; expected one of push-pull",
                static (b, _) => b["nets"]![0]!["drive"] = "hard"
            ),
            Row(
                "board.json: nets[0].pull: 'some' is unknown",
                static (b, _) => b["nets"]![0]!["pull"] = "some"
            ),
            Row(
                "board.json: nets[0].gpio: expected a whole number, 0 to 100",
                static (b, _) => b["nets"]![0]!["gpio"] = 4.5
            ),
            Row(
                "board.json: parts[0].ref: 'J' is no reference",
                static (b, _) => b["parts"]![0]!["ref"] = "J"
            ),
            Row(
                "board.json: parts[0].type: 'USB-Z' is not in parts.json; add it there",
                static (b, _) => b["parts"]![0]!["type"] = "USB-Z"
            ),
            Row(
                "board.json: parts[0].block: 'attic' is unknown; expected one of power",
                static (b, _) => b["parts"]![0]!["block"] = "attic"
            ),
            Row(
                "board.json: parts[0].pins.CC9: J1: USB-C has no pin 'CC9'; expected GND",
                static (b, _) => b["parts"]![0]!["pins"]!["CC9"] = "GND"
            ),
            Row(
                "board.json: parts[0].pins: J1: pin 'CC1' of USB-C is missing",
                static (b, _) => b["parts"]![0]!["pins"]!.AsObject().Remove("CC1")
            ),
            Row(
                "board.json: parts[0].pins.CC1: J1: expected the name of a net",
                static (b, _) => b["parts"]![0]!["pins"]!["CC1"] = "a net"
            ),
            Row(
                "board.json: parts[0].offBoard: expected true or false",
                static (b, _) => b["parts"]![0]!["offBoard"] = "yes"
            ),
            Row("board.json: processor: no part is called U99", static (b, _) => b["processor"] = "U99"),
            Row(
                "board.json: supplies[0].from: expected text",
                static (b, _) => b["supplies"]![0]!["from"] = ""
            ),
            Row(
                "board.json: power.consumers[0].milliamperes: expected 3 numbers",
                static (b, _) => b["power"]!["consumers"]![0]!["milliamperes"]!.AsArray().RemoveAt(0)
            ),
            Row(
                "board.json: power.consumers[0].milliamperes[0]: expected a number, 0",
                static (b, _) => b["power"]!["consumers"]![0]!["milliamperes"]![0] = -1
            ),
            Row(
                "parts.json: types[0].kind: 'gadget' is unknown",
                static (_, p) => p["types"]![0]!["kind"] = "gadget"
            ),
            Row(
                "parts.json: types[0].pinout: 'seven' is not among pinouts",
                static (_, p) => p["types"]![0]!["pinout"] = "seven"
            ),
            Row(
                "parts.json: types[1].id: ",
                static (_, p) => p["types"]![1]!["id"] = (string)p["types"]![0]!["id"]!
            ),
            Row(
                "has neither alternates nor singleSource",
                static (_, p) => p["types"]![0]!.AsObject().Remove("alternates")
            ),
            Row(
                "parts.json: pinouts.two.1: expected \"NAME KIND\"",
                static (_, p) => p["pinouts"]!["two"]!["1"] = "1 magic"
            ),
        ];

    [TestMethod]
    [DynamicData(nameof(BadForms))]
    public void A_bad_form_is_refused_with_place_and_remedy(string says, Action<JsonNode, JsonNode> damage)
    {
        BadDataException refused = Assert.ThrowsExactly<BadDataException>(() =>
            Data.Damaged(Data.Pen, damage)
        );
        Assert.Contains(says, refused.Message);
    }

    [TestMethod]
    public void What_is_not_JSON_is_refused_with_its_line()
    {
        BadDataException refused = Assert.ThrowsExactly<BadDataException>(() =>
            HardwareFolder.Parse(Data.Catalogue, "{\n\"board\": oops }")
        );
        Assert.StartsWith("board.json: line 2, byte 9: not JSON", refused.Message);
    }

    [TestMethod]
    public void A_member_that_is_there_twice_is_refused() =>
        Assert.ThrowsExactly<BadDataException>(() =>
            HardwareFolder.Parse(Data.Catalogue, "{ \"board\": \"a\", \"board\": \"b\" }")
        );

    [TestMethod]
    public void A_folder_without_data_is_refused()
    {
        string empty = Path.Combine(Data.Folder, "failsafe");
        BadDataException refused = Assert.ThrowsExactly<BadDataException>(() => HardwareFolder.Read(empty));
        Assert.Contains("cannot be read; name the folder hardware/", refused.Message);
    }

    private static object[] Row(string says, Action<JsonNode, JsonNode> damage) => [says, damage];
}

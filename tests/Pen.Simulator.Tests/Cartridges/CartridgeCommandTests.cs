// The verb cartridge as a maker calls it: options, files, exit codes, messages.
using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Drivers;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Tests.Cartridges;

[TestClass]
public sealed class CartridgeCommandTests
{
    private static readonly string[] Good =
    [
        "cartridge",
        "new",
        "--needles",
        "12",
        "--max-depth",
        "1.5mm",
        "--max-rate",
        "120Hz",
        "--lot",
        "A2026-07",
    ];

    [TestMethod]
    public void A_new_image_goes_to_the_output_as_nothing_but_its_bytes_and_a_pen_accepts_it()
    {
        Call call = Call.Of(Good);
        Assert.AreEqual(0, call.Exit, call.Error);
        Assert.AreEqual("", call.Output);
        Assert.AreEqual("", call.Error);
        Assert.AreEqual(CartridgeChip.ImageLength, call.Bytes.Length);
        using TemporaryFolder folder = new();
        Call shown = Show(folder, call.Bytes);
        Assert.AreEqual(0, shown.Exit, shown.Error);
        foreach (
            string line in new[]
            {
                "  needles 12",
                "  depth   up to 1.50mm",
                "  rate    up to 120.0Hz, level 3",
                "  lot     A2026-07",
                "use mark  FF FF FF FF FF FF FF FF  blank",
                "page 0    55  write-protected",
                "page 1    AA  EPROM mode, bits only go from 1 to 0",
                "verdict   a pen accepts it",
            }
        )
        {
            StringAssert.Contains(shown.Output, line);
        }
    }

    [TestMethod]
    public void A_terminal_is_never_given_bytes()
    {
        Call call = Call.AtTerminal(Good);
        Assert.AreEqual(2, call.Exit);
        Assert.AreEqual("", call.Output);
        StringAssert.StartsWith(
            call.Error,
            "error: an image is bytes, not text for a terminal: say > FILE or --output FILE"
        );
    }

    [TestMethod]
    public void A_terminal_may_have_the_image_in_a_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("c.bin");
        Call call = Call.AtTerminal([.. Good, "--output", path]);
        Assert.AreEqual(0, call.Exit, call.Error);
        Assert.AreEqual(CartridgeChip.ImageLength, File.ReadAllBytes(path).Length);
        Assert.IsEmpty(call.Bytes);
    }

    [TestMethod]
    public void An_existing_file_is_left_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("c.bin");
        File.WriteAllText(path, "precious");
        Call call = Call.Of([.. Good, "--output", path]);
        Assert.AreEqual(2, call.Exit);
        StringAssert.Contains(call.Error, $"{path} exists already: give another name");
        Assert.AreEqual("precious", File.ReadAllText(path));
        Assert.IsEmpty(call.Bytes);
        Assert.AreEqual(2, Call.Of([.. Good, "--output", folder.Path]).Exit);
        Assert.AreEqual(2, Call.Of([.. Good, "--output", Path.Combine(folder.Path, "no", "c.bin")]).Exit);
    }

    [TestMethod]
    public void Serials_differ_unless_a_seed_or_a_serial_is_given()
    {
        Assert.AreNotEqual(SerialOf(Call.Of(Good)), SerialOf(Call.Of(Good)));
        Assert.AreEqual(
            SerialOf(Call.Of([.. Good, "--seed", "7"])),
            SerialOf(Call.Of([.. Good, "--seed", "7"]))
        );
        Assert.AreNotEqual(
            SerialOf(Call.Of([.. Good, "--seed", "7"])),
            SerialOf(Call.Of([.. Good, "--seed", "8"]))
        );
        Assert.AreEqual(0xABCDEF012345, SerialOf(Call.Of([.. Good, "--serial", "abcdef012345"])));
    }

    [TestMethod]
    public void A_used_image_is_refused_and_says_so()
    {
        using TemporaryFolder folder = new();
        Call shown = Show(folder, Call.Of([.. Good, "--used"]).Bytes);
        Assert.AreEqual(1, shown.Exit);
        StringAssert.Contains(shown.Output, "use mark  00 00 00 00 00 00 00 00  USED");
        StringAssert.Contains(shown.Output, "verdict   REFUSED: cartridge was used before");
    }

    [TestMethod]
    [DataRow("--needles", "0", "1 to 36")]
    [DataRow("--needles", "37", "1 to 36")]
    [DataRow("--needles", "twelve", "1 to 36")]
    [DataRow("--needles", "-3", "1 to 36")]
    [DataRow("--needles", "12.0", "1 to 36")]
    [DataRow("--max-depth", "1.5", "such as 1.50mm")]
    [DataRow("--max-depth", "0.199mm", "0.20mm to 2.50mm")]
    [DataRow("--max-depth", "2501um", "0.20mm to 2.50mm")]
    [DataRow("--max-depth", "120Hz", "a length")]
    [DataRow("--max-depth", "1.50001mm", "whole micrometres")]
    [DataRow("--max-depth", "999999999999999mm", "a length")]
    [DataRow("--max-rate", "89.999Hz", "90.0Hz to 150.0Hz")]
    [DataRow("--max-rate", "151Hz", "90.0Hz to 150.0Hz")]
    [DataRow("--max-rate", "3", "level1 to level5")]
    [DataRow("--max-rate", "level6", "level1 to level5")]
    [DataRow("--lot", "", "1 to 8 printable ASCII")]
    [DataRow("--lot", "123456789", "1 to 8 printable ASCII")]
    [DataRow("--lot", "Los\u00E9", "1 to 8 printable ASCII")]
    [DataRow("--lot", "A ", "no blank at either end")]
    [DataRow("--serial", "12", "12 hexadecimal digits")]
    [DataRow("--serial", "0123456789XY", "12 hexadecimal digits")]
    [DataRow("--serial", "2D0123456789AB93", "12 hexadecimal digits")]
    [DataRow("--seed", "-1", "a whole number")]
    [DataRow("--seed", "x", "a whole number")]
    public void A_value_that_cannot_be_is_named_with_what_could_be(string option, string value, string remedy)
    {
        string[] args = [.. Good];
        int at = Array.IndexOf(args, option);
        if (at >= 0)
        {
            args[at + 1] = value;
        }
        else
        {
            args = [.. args, option, value];
        }
        AssertUnusable(Call.Of(args), $"error: {option} '{value}': expected ", remedy);
    }

    [TestMethod]
    [DataRow("--needles")]
    [DataRow("--max-depth")]
    [DataRow("--max-rate")]
    [DataRow("--lot")]
    public void No_limit_and_no_lot_has_a_default(string option)
    {
        int at = Array.IndexOf(Good, option);
        string[] args = [.. Good.Take(at), .. Good.Skip(at + 2)];
        AssertUnusable(Call.Of(args), $"error: {option} is missing: expected ", "");
        AssertUnusable(Call.Of([.. args, option]), "error: Required argument missing", option);
        AssertUnusable(Call.Of([.. Good, option, "1"]), "error: Option", option);
    }

    [TestMethod]
    [DataRow("error: Unrecognized command or argument '--lots'", "--lots", "A")]
    [DataRow("error: Required argument missing for option: '--output'", "--output")]
    [DataRow("error: --seed '1': expected none beside --serial", "--seed", "1", "--serial", "000000000001")]
    public void An_option_that_cannot_be_exits_with_2(string message, params string[] surplus)
    {
        AssertUnusable(Call.Of([.. Good, .. surplus]), message, "");
    }

    [TestMethod]
    [DataRow("error: what about the cartridge? Say cartridge new or cartridge show FILE.")]
    [DataRow("error: Unrecognized command or argument 'sow'.", "sow")]
    [DataRow("error: Required argument 'FILE' missing", "show")]
    [DataRow("error: unknown option '--jason': expected --json or an image file", "show", "--jason")]
    [DataRow("error: Unrecognized command or argument 'b.bin'.", "show", "a.bin", "b.bin")]
    [DataRow("error: cannot read the image: there is no file no.bin: give the image that", "show", "no.bin")]
    public void A_call_that_makes_no_sense_exits_with_2_and_says_why(string message, params string[] args)
    {
        AssertUnusable(Call.Of(["cartridge", .. args]), message, "");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(151)]
    [DataRow(153)]
    [DataRow(100_000)]
    public void A_file_of_another_length_is_no_image(int length)
    {
        using TemporaryFolder folder = new();
        string found = length > CartridgeChip.ImageLength ? "longer" : $"{length} bytes long";
        AssertUnusable(
            Show(folder, new byte[length]),
            $"error: cannot read the image: {folder.File("c.bin")} is {found}, an image is 152 bytes long",
            "give the image that"
        );
    }

    [TestMethod]
    public void A_folder_is_no_image()
    {
        using TemporaryFolder folder = new();
        AssertUnusable(
            Call.Of("cartridge", "show", folder.Path),
            "error: cannot read the image: ",
            "is a folder"
        );
    }

    [TestMethod]
    public void A_damaged_image_shows_what_is_wrong_and_the_pen_s_refusal()
    {
        using TemporaryFolder folder = new();
        Call shown = Show(folder, CartridgeVector.Of("R3").Image);
        Assert.AreEqual(1, shown.Exit);
        StringAssert.Contains(shown.Output, "  CRC-16  3767  BAD, should be ");
        StringAssert.Contains(shown.Output, "verdict   REFUSED: cartridge data damaged: take another");
        StringAssert.Contains(shown.Output, "          the identity's CRC-16 is 3767, its bytes ask for ");
    }

    [TestMethod]
    public void What_no_pen_refuses_and_no_maker_wants_is_a_warning_and_exits_with_1()
    {
        byte[] image = [.. CartridgeVector.Of("A1").Image];
        image[8 + Ds2431.ControlAddress] = 0;
        image[8 + 0x38] = 0;
        using TemporaryFolder folder = new();
        Call shown = Show(folder, image);
        Assert.AreEqual(1, shown.Exit);
        StringAssert.Contains(shown.Output, "verdict   a pen accepts it");
        StringAssert.Contains(shown.Output, "warning   page 0 is not write-protected (control byte 00)");
        StringAssert.Contains(shown.Output, "warning   reserved bytes of page 1 are not FF");
    }

    [TestMethod]
    public void Json_says_the_same_as_the_table()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("c.bin"), CartridgeVector.Of("R2").Image);
        Call call = Call.Of("cartridge", "show", folder.File("c.bin"), "--json");
        Assert.AreEqual(1, call.Exit);
        using JsonDocument document = JsonDocument.Parse(call.Output);
        JsonElement root = document.RootElement;
        Assert.IsFalse(root.GetProperty("accepted").GetBoolean());
        Assert.AreEqual("Used", root.GetProperty("verdict").GetProperty("name").GetString());
        Assert.AreEqual(1, root.GetProperty("refusals").GetArrayLength());
        Assert.AreEqual(0, root.GetProperty("warnings").GetArrayLength());
        Assert.AreEqual("0123456789AB", root.GetProperty("rom").GetProperty("serial").GetString());
        JsonElement identity = root.GetProperty("identity");
        Assert.AreEqual(12, identity.GetProperty("needles").GetInt32());
        Assert.AreEqual(1_500, identity.GetProperty("max_depth_um").GetInt32());
        Assert.AreEqual(120_000, identity.GetProperty("max_rate_millihertz").GetInt32());
        Assert.AreEqual("A2026-07", identity.GetProperty("lot").GetString());
        Assert.IsTrue(identity.GetProperty("crc16").GetProperty("ok").GetBoolean());
        Assert.IsTrue(root.GetProperty("use_mark").GetProperty("used").GetBoolean());
        Assert.AreEqual(4, root.GetProperty("protection").GetArrayLength());
    }

    [TestMethod]
    public void A_scenario_can_seat_an_image_beside_it()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("my c.bin"), CartridgeVector.Of("A1").Image);
        File.WriteAllBytes(folder.File("used.bin"), CartridgeVector.Of("R1").Image);
        string scenario =
            "0s power on\n2s insert file my c.bin\nexpect verdict Accepted within 1s\n"
            + "4s remove\n5s insert file used.bin # with a remark\nexpect verdict Used within 1s\n";
        File.WriteAllText(folder.File("a.pen"), scenario);
        Call call = Call.Of("run", folder.File("a.pen"));
        Assert.AreEqual(0, call.Exit, call.Output + call.Error);
    }

    [TestMethod]
    [DataRow(
        "insert file no.bin",
        "2:13: \"no.bin\"; expected the name of a cartridge image, beside this scenario: "
    )]
    [DataRow("insert file short.bin", "2:13: \"short.bin\"; expected the name of a cartridge image, ")]
    [DataRow("insert file", "2:12: end of line; expected the name of a cartridge image")]
    public void A_scenario_whose_image_cannot_be_read_is_not_run(string line, string message)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("short.bin"), new byte[17]);
        File.WriteAllText(folder.File("a.pen"), $"0s power on\n{line}\n");
        Call call = Call.Of("run", folder.File("a.pen"));
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, $"{folder.File("a.pen")}:{message}");
        Assert.AreEqual("", call.Output);
    }

    private static long SerialOf(Call call)
    {
        Assert.AreEqual(0, call.Exit, call.Error);
        return CartridgeImages.SerialOf(call.Bytes);
    }

    private static Call Show(TemporaryFolder folder, byte[] bytes)
    {
        File.WriteAllBytes(folder.File("c.bin"), bytes);
        return Call.Of("cartridge", "show", folder.File("c.bin"));
    }

    private static void AssertUnusable(Call call, string message, string remedy)
    {
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, message);
        StringAssert.Contains(call.Error, remedy);
        Assert.AreEqual("", call.Output);
        Assert.IsEmpty(call.Bytes);
    }
}

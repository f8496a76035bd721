// The program from outside: its verbs, what they say and how they end.
using System.IO;
using Pen.Hardware.Commands;
using Pen.Hardware.Output;

namespace Hardware.Tests;

[TestClass]
public sealed class CommandTests
{
    [TestMethod]
    public void Check_of_this_repository_ends_well()
    {
        (int code, string output, string error) = Run("check", "--folder", Data.Folder);
        Assert.AreEqual("", error);
        Assert.AreEqual(0, code);
        Assert.Contains("pen rev A: ", output);
        Assert.Contains("0 broken", output);
    }

    [TestMethod]
    [DataRow("netlist", "(export (version \"E\")")]
    [DataRow("parts", "manufacturer,part number")]
    [DataRow("power", "# Power budget")]
    [DataRow("wiring", "# Wiring table")]
    public void A_verb_prints_its_page(string verb, string begins)
    {
        (int code, string output, string error) = Run(verb, "dev-kit", "--folder", Data.Folder);
        Assert.AreEqual("", error);
        Assert.AreEqual(0, code);
        Assert.StartsWith(begins, output);
    }

    [TestMethod]
    [DataRow("no parts of a board 'toaster': expected", "parts", "toaster")]
    [DataRow("no wiring of a board 'pen': expected dev-kit", "wiring", "pen")]
    public void A_board_that_is_not_there_is_refused(string says, string verb, string board)
    {
        (int code, _, string error) = Run(verb, board, "--folder", Data.Folder);
        Assert.AreEqual(2, code);
        Assert.Contains(says, error);
    }

    [TestMethod]
    public void A_folder_without_data_is_refused_in_one_line()
    {
        (int code, string output, string error) = Run(
            "check",
            "--folder",
            Path.Combine(Data.Folder, "failsafe")
        );
        Assert.AreEqual(2, code);
        Assert.AreEqual("", output);
        Assert.HasCount(2, error.Split('\n'));
        Assert.Contains("name the folder hardware/", error);
    }

    [TestMethod]
    public void Of_a_board_that_breaks_a_rule_nothing_is_made()
    {
        using ScratchFolder scratch = new();
        scratch.Damage(Data.DevKit, static board => board.Remove("R102"));
        (int code, string output, string error) = Run("check", "--folder", scratch.Path);
        Assert.AreEqual(1, code);
        Assert.Contains(
            "pen rev A on a dev kit: every enable is held low by 10 kOhm or less: MOTOR_GATE",
            error
        );
        Assert.Contains("rules, ", output);
        (code, output, error) = Run("netlist", "dev-kit", "--folder", scratch.Path);
        Assert.AreEqual(1, code);
        Assert.AreEqual("", output);
        Assert.Contains("say check", error);
        Assert.AreEqual(1, Run("write", "--folder", scratch.Path).Code);
        Assert.IsFalse(Directory.Exists(Path.Combine(scratch.Path, "dev-kit")));
    }

    [TestMethod]
    public void Write_makes_every_page()
    {
        using ScratchFolder scratch = new();
        Assert.AreEqual(0, Run("write", "--folder", scratch.Path).Code);
        foreach ((string path, string text) in Pages.Of(Data.Hardware))
        {
            string written = Path.Combine(scratch.Path, Path.GetRelativePath(Data.Folder, path));
            Assert.IsTrue(text == File.ReadAllText(written), path);
        }
    }

    [TestMethod]
    [DataRow("ckeck")]
    [DataRow("check", "--fodler")]
    [DataRow("parts")]
    public void Other_arguments_are_refused(params string[] args)
    {
        (int code, _, string error) = Run(args);
        Assert.AreEqual(2, code);
        Assert.StartsWith("error: ", error);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = HardwareCommands.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}

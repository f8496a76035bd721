// A tree of a few files with the simulator's up-to-date check and a build that only takes notes.
using System;
using System.Diagnostics;
using System.IO;

namespace House.Tests;

/// <summary>Builds itself with MSBuild in a folder of its own; disposing deletes it.</summary>
internal sealed class SmallTree : IDisposable
{
    private const string Project = """
        <Project DefaultTargets="Build">
          <PropertyGroup>
            <Root>$([MSBuild]::NormalizeDirectory('$(MSBuildProjectDirectory)', '..', '..'))</Root>
            <OutDir>$(Root)artifacts/bin/</OutDir>
            <IntermediateOutputPath>$(Root)artifacts/obj/</IntermediateOutputPath>
            <Notes>$(Root)artifacts/notes.txt</Notes>
            <BuildDependsOn>Compile</BuildDependsOn>
          </PropertyGroup>
          <Target Name="Restore">
            <WriteLinesToFile File="$(Notes)" Lines="restored" />
          </Target>
          <Target Name="Compile">
            <WriteLinesToFile File="$(Notes)" Lines="built" />
            <Error Condition="Exists('$(Root)hal/broken')" Text="broken" />
            <Touch Files="$(OutDir)Step.dll" AlwaysCreate="true" />
            <Touch Condition="'$(EditMeanwhile)' == 'true'" Files="$(Root)hal/Pen.Hal/Pin.cs" />
          </Target>
          <Target Name="Clean">
            <WriteLinesToFile File="$(Notes)" Lines="cleaned" />
            <Delete Files="$(OutDir)Step.dll" />
          </Target>
          <Target Name="Rebuild" DependsOnTargets="Clean;Build" />
          <Target Name="GetTargetPath" />
          <Import Project="UpToDate.targets" Condition="'$(RestoreWhatChanged)' != 'true'" />
        </Project>
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pen-tree-");

    public SmallTree()
    {
        string[] sources =
        [
            "firmware/Pen.Control/Step.cs",
            "hal/Pen.Hal/Pin.cs",
            "hardware/board.json",
            "tests/Scenarios/treatment.pen",
            "Directory.Build.props",
        ];
        foreach (string source in sources)
        {
            Write(source);
        }
        _ = Directory.CreateDirectory(PathOf("hal/Pen.Simulator"));
        _ = Directory.CreateDirectory(PathOf("artifacts/bin"));
        File.WriteAllText(PathOf("Directory.Build.props"), "<Project />");
        File.WriteAllText(PathOf("hal/Pen.Simulator/Small.proj"), Project);
        File.Copy(
            Repository.FullPath("hal/Pen.Simulator/UpToDate.targets"),
            PathOf("hal/Pen.Simulator/UpToDate.targets")
        );
    }

    /// <summary>Full path of a file, named from the tree's root.</summary>
    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Writes a file that was not there.</summary>
    public void Write(string file)
    {
        string path = PathOf(file);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "some");
    }

    /// <summary>Restores and builds, as <c>dotnet run</c> does; returns the exit code.</summary>
    public int Build(params string[] options)
    {
        ProcessStartInfo start = new(
            "dotnet",
            ["msbuild", "-restore", "-nologo", "-v:q", "-m:1", "-nr:false", .. options]
        )
        {
            WorkingDirectory = PathOf("hal/Pen.Simulator"),
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("MSBuild did not end.");
        }
        return process.ExitCode;
    }

    /// <summary>What has been done since the last call, in order.</summary>
    public string Done()
    {
        string notes = PathOf("artifacts/notes.txt");
        string done = File.Exists(notes) ? string.Join(' ', File.ReadAllLines(notes)) : "";
        File.Delete(notes);
        return done;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

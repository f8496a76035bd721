// The verbs of the hardware program.
using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using Pen.Hardware.Drawing;
using Pen.Hardware.Loading;

namespace Pen.Hardware.Commands;

/// <summary>Parses a command line and carries it out.</summary>
public static class HardwareCommands
{
    /// <summary>One call of the program. 0: good; 1: a rule is broken; 2: files or arguments are unusable.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("The pen's boards: checks their data and writes what is made from it.")
        {
            CheckCommand.Create(output, error),
            FailsafeCommand.Create(output, error),
            DrawCommand.Create(output),
        };
        foreach (Command verb in PageCommands.Create(output, error))
        {
            root.Add(verb);
        }

        ParseResult parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                error.WriteLine($"error: {problem.Message}");
            }

            error.WriteLine("Call with --help for what can be asked.");
            return ExitCode.Unusable;
        }

        try
        {
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (Exception exception)
            when (exception
                    is BadDataException
                        or DrawingException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            error.WriteLine("error: " + exception.Message);
            return ExitCode.Unusable;
        }
    }
}

// Makes a run that violates something short, and keeps it violating the same.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>
/// Delta debugging over the lines of a scenario (after Zeller and Hildebrandt: take away a half, a quarter, ... one
/// line), then over the pauses between them. A candidate counts if it is a sound scenario and ends in the same violation.
/// </summary>
/// <param name="fails">What a scenario violates, as the rule's text; null for nothing.</param>
/// <param name="mostTrials">Candidates played at most.</param>
internal sealed class Shrinker(Func<ScenarioText, string?> fails, int mostTrials)
{
    private const long ShortPause = 20_500;

    // What comes after the violation is not needed, but the end has to be behind it.
    private const long Tail = 1_000;
    private int _trials;

    /// <summary>Candidates played.</summary>
    public int Trials => _trials;

    /// <summary>The rule that a scenario's run violates first, of the checks that every run has; null for none.</summary>
    public static string? FirstViolation(ScenarioText text, Processor processor) =>
        Play(text.Write(), processor)?.Expected;

    /// <summary>The first violation of the standing checks in a scenario's text; null for none or an unsound text.</summary>
    public static RunFailure? Play(string text, Processor processor)
    {
        Scenario? scenario = ScenarioFiles.Parse("campaign.pen", text).Scenario;
        if (scenario is null)
        {
            return null;
        }
        try
        {
            RunResult result = new ScenarioRunner(scenario, processor: processor).Run();
            return result.Failures.FirstOrDefault(failure => failure.Line == 0);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new RunFailure(0, 0, CampaignRun.Throws, failure.Message);
        }
    }

    /// <summary>The shortest found; the same as given if the violation does not show again.</summary>
    public ScenarioText Shrink(ScenarioText whole)
    {
        string? rule = Try(whole);
        if (rule is null)
        {
            return whole;
        }
        ScenarioText least = TakeLines(whole, rule);
        least = ShortenPauses(least, rule);
        least = TakeLines(least, rule);
        return TrimEnd(least, rule);
    }

    private ScenarioText TakeLines(ScenarioText text, string rule)
    {
        List<TimedLine> lines = [.. text.Lines];
        int piece = Math.Max(1, lines.Count / 2);
        while (true)
        {
            bool took = false;
            // From the end: what is late is seldom what is missed.
            for (int from = ((lines.Count - 1) / piece) * piece; from >= 0; from -= piece)
            {
                int count = Math.Min(piece, lines.Count - from);
                if (count <= 0)
                {
                    continue;
                }
                List<TimedLine> fewer = [.. lines[..from], .. lines[(from + count)..]];
                if (Same(text.With(fewer), rule))
                {
                    lines = fewer;
                    took = true;
                }
            }
            if (piece == 1 && (!took || _trials >= mostTrials))
            {
                return text.With(lines);
            }
            piece = took && piece == 1 ? 1 : Math.Max(1, piece / 2);
        }
    }

    private ScenarioText ShortenPauses(ScenarioText text, string rule)
    {
        for (int i = 0; i < text.Lines.Count; i++)
        {
            long before = i == 0 ? 0 : text.Lines[i - 1].AtMicroseconds;
            foreach (int part in new[] { 64, 8, 2 })
            {
                long pause = text.Lines[i].AtMicroseconds - before;
                long cut = pause - Math.Max(ShortPause, pause / part);
                // In whole milliseconds: where lines stand between the firmware's instants stays as it is.
                cut -= cut % 1_000;
                if (cut <= 0)
                {
                    continue;
                }
                int first = i;
                ScenarioText sooner = text with
                {
                    Lines =
                    [
                        .. text.Lines.Select(
                            (line, index) =>
                                index < first
                                    ? line
                                    : line with
                                    {
                                        AtMicroseconds = line.AtMicroseconds - cut,
                                    }
                        ),
                    ],
                    EndMicroseconds = text.EndMicroseconds - cut,
                };
                if (Same(sooner, rule))
                {
                    text = sooner;
                    break;
                }
            }
        }
        return text;
    }

    private ScenarioText TrimEnd(ScenarioText text, string rule)
    {
        long last = text.Lines.Count == 0 ? 0 : text.Lines[^1].AtMicroseconds;
        foreach (long after in new[] { 100_000L, 500_000L, 1_000_000L, 5_000_000L })
        {
            ScenarioText shorter = text with { EndMicroseconds = last + after + Tail };
            if (shorter.EndMicroseconds < text.EndMicroseconds && Same(shorter, rule))
            {
                return shorter;
            }
        }
        return text;
    }

    private bool Same(ScenarioText candidate, string rule) => Try(candidate) == rule;

    private string? Try(ScenarioText candidate) => _trials++ < mostTrials ? fails(candidate) : null;
}

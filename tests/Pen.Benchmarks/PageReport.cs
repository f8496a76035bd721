// What the bench's page asks of a machine, and how soon it answers a hand: in a real browser, during a treatment.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Bench.Tests.Page;

namespace Pen.Benchmarks;

/// <summary>Reaction, processor time and pictures drawn of one page that shows a pen at work.</summary>
internal static class PageReport
{
    private const int Presses = 40;
    private const int SecondsOfWork = 60;

    // Marks a press, and when what it changes has been painted: in the frame after the one that shows it.
    private const string Watch = """
        () => {
          window.presses = [];
          const level = document.getElementById('read-rate-set');
          addEventListener('pointerdown', event => {
            const button = event.target.closest('[data-button]');
            const before = level.textContent;
            const painted = is => new Promise(resolve => {
              let was = false;
              const look = () => {
                if (was) return resolve(performance.now() - event.timeStamp);
                was = is();
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            });
            Promise.all([
              painted(() => button.getAttribute('aria-pressed') === 'true'),
              painted(() => level.textContent !== before),
            ]).then(([down, pen]) => window.presses.push({ down, pen }));
          }, true);
        }
        """;

    /// <summary>Writes all of it; pictures are counted for some minutes.</summary>
    public static async Task Write(TextWriter output, double minutes)
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Press the tip on the skin");
        await Reaction(output, open);
        await Work(output, open);
        await Pictures(output, open, minutes);
        await open.Is("Running");
        open.AssertQuiet();
    }

    private static async Task Reaction(TextWriter output, OpenPage open)
    {
        await open.Page.EvaluateAsync(Watch);
        for (int press = 1; press <= Presses; press++)
        {
            await open.Page.Locator(press % 2 == 0 ? ".b-speed-down" : ".b-speed-up").HoverAsync();
            await open.Page.Mouse.DownAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(120));
            await open.Page.Mouse.UpAsync();
            _ = await open.Page.WaitForFunctionAsync("count => window.presses.length === count", press);
        }
        output.WriteLine(
            $"### From a press to what is seen of it, {Presses} presses of Speed during a treatment"
        );
        output.WriteLine();
        output.WriteLine("| painted | median, ms | worst, ms |");
        output.WriteLine("|---|---:|---:|");
        await Row("button down", "down");
        await Row("the pen's new level (Speed + waits 60 ms for the other button of a chord)", "pen");
        output.WriteLine();

        async Task Row(string what, string field)
        {
            double[] times = await open.Page.EvaluateAsync<double[]>(
                $"() => window.presses.map(press => press.{field})"
            );
            output.WriteLine(
                FormattableString.Invariant($"| {what} | {Spread.Median(times):0} | {Spread.Most(times):0} |")
            );
        }
    }

    private static async Task Work(TextWriter output, OpenPage open)
    {
        await open.Page.ReloadAsync();
        await open.Is("Running");
        await using BrowserProbe probe = await BrowserProbe.Attach(open.Page);
        IReadOnlyDictionary<string, double> before = await probe.ProcessorSeconds();
        TimeSpan served = CpuTime.Now;
        await Task.Delay(TimeSpan.FromSeconds(SecondsOfWork));
        double program = CpuTime.SecondsSince(served);
        IReadOnlyDictionary<string, double> after = await probe.ProcessorSeconds();
        output.WriteLine($"### Processor time over {SecondsOfWork} s of a treatment, of one core");
        output.WriteLine();
        output.WriteLine(
            "Watched: the browser reports every message to this program, which costs it about a quarter more."
        );
        output.WriteLine();
        output.WriteLine("| process | share |");
        output.WriteLine("|---|---:|");
        foreach ((string type, double seconds) in after.OrderByDescending(pair => pair.Value))
        {
            Row(type, seconds - before.GetValueOrDefault(type));
        }
        Row("pen and server, with this measurement", program);
        output.WriteLine();

        void Row(string what, double seconds) =>
            output.WriteLine(FormattableString.Invariant($"| {what} | {seconds / SecondsOfWork:0.0 %} |"));
    }

    private static async Task Pictures(TextWriter output, OpenPage open, double minutes)
    {
        await using BrowserProbe probe = await BrowserProbe.Attach(open.Page);
        double[] times = await probe.Draws(TimeSpan.FromMinutes(minutes));
        double[] gaps = [.. times.Zip(times.Skip(1), static (one, next) => next - one).Order()];
        double seconds = times[^1] - times[0];
        int[] bySecond =
        [
            .. times
                .GroupBy(time => (int)(time - times[0]))
                .Where(second => second.Key < (int)seconds)
                .Select(second => second.Count()),
        ];
        output.WriteLine("### Pictures drawn while the scope scrolls");
        output.WriteLine();
        output.WriteLine(
            "| minutes | a second, mean | median second | worst second | 99 % of gaps below, ms | longest gap, ms |"
        );
        output.WriteLine("|---:|---:|---:|---:|---:|---:|");
        output.WriteLine(
            FormattableString.Invariant(
                $"| {seconds / 60:0.0} | {gaps.Length / seconds:0.0} | {bySecond.Order().ElementAt(bySecond.Length / 2)} | {bySecond.Min()} | {1000 * gaps[gaps.Length * 99 / 100]:0.0} | {1000 * gaps[^1]:0} |"
            )
        );
        output.WriteLine();
    }
}

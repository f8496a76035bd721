// Presses and releases on their way to the pen: their lengths are the pen's, whatever the computer does meanwhile.
using System;
using System.Threading.Tasks;

namespace Bench.Tests.Page;

[TestClass]
public sealed class EdgesTests
{
    // A button whose edges are noted with the pen's time, which passes by ticks of 10 ms.
    private const string Button = """
        const { Edges } = await import('/js/edges.js');
        const sent = [];
        let now = 1000;
        const edges = new Edges(async down => { sent.push({ down, now }); return now / 1000; });
        const tick = async (times, paused = false) => {
          for (let i = 0; i < times; i++) {
            if (!paused) now += 10;
            edges.tick(now / 1000, paused);
            await new Promise(resolve => setTimeout(resolve));
          }
        };
        edges.tick(now / 1000, false);
        """;

    [TestMethod]
    public async Task Two_taps_in_no_time_are_two_presses_of_a_finger()
    {
        int[] times = await Run<int[]>(
            """
            edges.add(true); edges.add(false); edges.add(true); edges.add(false);
            await tick(40);
            return sent.map(edge => edge.down ? edge.now : -edge.now);
            """
        );
        Assert.HasCount(4, times);
        for (int edge = 1; edge < times.Length; edge++)
        {
            Assert.AreEqual(edge % 2 != 0, times[edge] < 0);
            // At the first tick that is 70 ms after the edge before.
            Assert.IsInRange(70, 80, Math.Abs(times[edge]) - Math.Abs(times[edge - 1]));
        }
    }

    [TestMethod]
    public async Task A_long_press_ends_when_the_finger_is_lifted_and_paused_time_holds_nothing_back()
    {
        int[] times = await Run<int[]>(
            """
            edges.add(true);
            await tick(50);
            edges.add(false);
            await tick(10);
            await tick(1, true);
            edges.add(true); edges.add(false);
            await tick(3, true);
            return sent.map(edge => edge.down ? edge.now : -edge.now);
            """
        );
        CollectionAssert.AreEqual((int[])[1000, -1500, 1600, -1600], times);
    }

    [TestMethod]
    public async Task However_quick_the_taps_the_button_ends_as_the_finger_does()
    {
        bool[] ends = await Run<bool[]>(
            """
            for (let tap = 0; tap < 20; tap++) { edges.add(true); edges.add(false); }
            await tick(60);
            const up = sent[sent.length - 1].down;
            const few = sent.length < 8;
            for (let tap = 0; tap < 20; tap++) { edges.add(true); edges.add(false); }
            edges.add(true);
            await tick(60);
            return [up, few, sent[sent.length - 1].down];
            """
        );
        CollectionAssert.AreEqual((bool[])[false, true, true], ends);
    }

    [TestMethod]
    public async Task The_button_looks_pressed_at_once_and_the_frame_counts_again_once_it_knows()
    {
        string looks = await Run<string>(
            """
            const looks = [edges.expected(now / 1000)];
            edges.add(true);
            looks.push(edges.expected(now / 1000));
            await tick(1);
            edges.add(false);
            looks.push(edges.expected(now / 1000));
            await tick(7);
            looks.push(edges.expected(now / 1000 - 0.02));
            looks.push(edges.expected(now / 1000));
            return looks.join(' ');
            """
        );
        // Array.join writes null as nothing.
        Assert.AreEqual(" true true false ", looks);
    }

    private static Task<T> Run<T>(string script) => Modules.Run<T>(Button + script);
}

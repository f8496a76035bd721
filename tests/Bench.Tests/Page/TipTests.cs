// The magnified tip: labels beside the drawing, each at its line.
using System.Threading.Tasks;

namespace Bench.Tests.Page;

[TestClass]
public sealed class TipTests
{
    [TestMethod]
    public async Task Labels_stand_in_a_column_in_the_order_of_their_lines_and_as_near_as_they_can()
    {
        string[] breaches = await Modules.Run<string[]>(
            """
            document.body.innerHTML = '<div id="tip"></div>';
            const { Tip } = await import('/js/tip.js');
            const tip = new Tip();
            const number = (element, name) => Number(element.getAttribute(name));
            const right = Math.max(...[...tip.layers.querySelectorAll('rect')].map(rect => number(rect, 'width')));
            const breaches = [];
            const depths = [-0.55, -0.2, -0.17, 0, 0.1, 0.5, 0.52, 1.5, 2.5, 3];
            for (const setDepth of depths) for (const believedDepth of depths) for (const trueDepth of depths) {
              tip.show({ skin: 1, present: true, powered: true, trueRate: 0, speed: 1, setDepth, believedDepth, trueDepth });
              const rows = [...tip.figure.querySelectorAll('.tip-marks > g')]
                .filter(row => row.getAttribute('visibility') === 'visible')
                .map(row => ({
                  y: number(row.querySelector('line'), 'y1'),
                  left: number(row.querySelector('rect'), 'x'),
                  label: number(row.querySelector('rect'), 'y') + 9.5,
                }))
                .sort((a, b) => a.label - b.label);
              const say = text => breaches.push(`${text}: ${JSON.stringify(rows)}`);
              rows.forEach((row, i) => {
                const above = rows[i - 1];
                const below = rows[i + 1];
                if (row.left <= right) say('over the drawing');
                if (row.label < 30 || row.label > 302) say('outside');
                if (above && row.label - above.label < 21.9) say('on each other');
                if (above && row.y < above.y - 4) say('leaders cross');
                const alone = (!above || row.y - above.y > 66) && (!below || below.y - row.y > 66);
                if (alone && row.y > 40 && row.y < 290 && Math.abs(row.label - row.y) > 0.1) say('away from its line');
              });
            }
            return breaches.slice(0, 5);
            """
        );
        Assert.IsEmpty(breaches, string.Join("\n", breaches));
    }
}

// What hands do to the scope: buttons that stay, a wheel that scrolls, cursors that are found.
using System;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class ScopeHandsTests
{
    // The cursors' places in the window, as shares of its width; -1 for one that is not shown.
    private const string CursorPlaces = """
        () => {
          const paper = document.querySelector('.scope-window').getBoundingClientRect();
          return ['.cursor-a', '.cursor-b'].map(name => {
            const line = document.querySelector(name);
            return line.hidden ? -1 : (line.getBoundingClientRect().left - paper.left) / paper.width;
          });
        }
        """;

    // The columns of pixels of a picture that are not of one colour.
    private const string MixedColumns = """
        async base64 => {
          const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes]));
          const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
          context.drawImage(picture, 0, 0);
          let mixed = 0;
          for (let x = 0; x < picture.width; x++) {
            const column = new Uint32Array(context.getImageData(x, 0, 1, picture.height).data.buffer);
            mixed += column.some(pixel => pixel !== column[0]) ? 1 : 0;
          }
          return mixed;
        }
        """;

    [TestMethod]
    [DataRow(OpenPage.Wide)]
    [DataRow(OpenPage.Narrow)]
    [DataRow(360)]
    public async Task No_button_moves_when_the_picture_is_held_or_zoomed_and_the_zoom_keeps_together(
        int width
    )
    {
        const string Places = """
            () => ['scope-pause', 'zoom-out', 'zoom-text', 'zoom-in', 'cursors'].flatMap(id => {
              const box = document.getElementById(id).getBoundingClientRect();
              return [box.left, box.top + box.height / 2];
            })
            """;
        await using OpenPage open = await OpenPage.Open(width: width);
        await open.Becomes("No cartridge");
        await Assertions.Expect(open.Page.Locator("#scope-now")).ToBeHiddenAsync();
        await open.Page.Locator("#scope-pause").ScrollIntoViewIfNeededAsync();
        double[] before = await open.Page.EvaluateAsync<double[]>(Places);
        await open.Click("Hold the picture");
        await Assertions.Expect(open.Page.Locator("#scope-now")).ToBeVisibleAsync();
        CollectionAssert.AreEqual(before, await open.Page.EvaluateAsync<double[]>(Places));
        for (int times = 0; times < 5; times++)
        {
            await open.Page.Locator("#zoom-in").ClickAsync();
        }
        await open.Shows("#zoom-text", "^200 ms across$");
        CollectionAssert.AreEqual(before, await open.Page.EvaluateAsync<double[]>(Places));
        Assert.AreEqual(before[3], before[5], 1);
        Assert.AreEqual(before[5], before[7], 1);
    }

    [TestMethod]
    public async Task Held_its_values_are_those_at_its_right_edge_and_say_of_when()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Shows(".lane-row.state", "^No cartridge$");
        await open.Click("Hold the picture");
        await open.Shows(".moment", @"^values at \d+\.\d{3} s$");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await open.LetPass(0.5);
        await open.Shows(".lane-row.state", "^No cartridge$");
        await open.Click("Back to now");
        await open.Shows(".lane-row.state", "^Ready$");
        await Assertions.Expect(open.Page.Locator(".moment")).ToHaveTextAsync("");
    }

    [TestMethod]
    public async Task The_wheel_scrolls_the_page_with_Ctrl_it_zooms_and_with_Shift_it_moves_a_held_picture()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.LetPass(3);
        await open.Page.Locator("#scope").FocusAsync();
        await open.Click("Hold the picture");
        await open.Page.Locator(".scope-window").HoverAsync();
        double top = await open.Page.EvaluateAsync<double>("() => scrollY");
        await open.Page.Mouse.WheelAsync(0, 100);
        await open.Page.WaitForFunctionAsync("top => scrollY > top", top);
        await open.Shows("#zoom-text", "^10 s across$");
        await open.Page.Locator(".scope-window").HoverAsync();
        await open.Page.Keyboard.DownAsync("Control");
        await open.Page.Mouse.WheelAsync(0, -100);
        await open.Page.Keyboard.UpAsync("Control");
        await open.Shows("#zoom-text", "^2 s across$");
        string moment = await open.Page.Locator(".moment").InnerTextAsync();
        // Zoomed, it can stand at the oldest sample: only later is there more.
        await open.Page.Keyboard.DownAsync("Shift");
        await open.Page.Mouse.WheelAsync(0, 100);
        await open.Page.Keyboard.UpAsync("Shift");
        await Assertions.Expect(open.Page.Locator(".moment")).Not.ToHaveTextAsync(moment);
        await open.Shows("#zoom-text", "^2 s across$");
    }

    [TestMethod]
    public async Task Cursors_that_have_left_the_picture_are_told_of_and_brought_back_to_where_traces_are()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.LetPass(3);
        await open.Click("Hold the picture");
        await open.Click("Cursors");
        await Assertions.Expect(open.Page.Locator("#cursors-bring")).ToBeHiddenAsync();
        await Lose(open);
        await open.Click("Bring back");
        await AreBack(open);
        await Lose(open);
        await open.Click("Cursors");
        await open.Click("Cursors");
        await AreBack(open);
        // A page that has just come has traces in a part of the picture only.
        await open.Page.ReloadAsync();
        await open.Is("No cartridge");
        await open.LetPass(1);
        await open.Click("Hold the picture");
        await open.Click("Cursors");
        await Assertions
            .Expect(open.Page.Locator("#cursor-table tbody tr:nth-child(2) td"))
            .ToHaveTextAsync(["No cartridge", "No cartridge", "–", ""]);
    }

    // Less and less time across, up to the edge.
    private static async Task Lose(OpenPage open)
    {
        for (int times = 0; times < 3; times++)
        {
            await open.Page.Locator("#zoom-in").ClickAsync();
        }
        await open.Shows("#cursors-lost", "^A and B are not in the picture");
    }

    private static async Task AreBack(OpenPage open)
    {
        double[] places = await open.Page.EvaluateAsync<double[]>(CursorPlaces);
        Assert.AreEqual(1 / 3.0, places[0], 0.02);
        Assert.AreEqual(2 / 3.0, places[1], 0.02);
        await Assertions.Expect(open.Page.Locator("#cursors-bring")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task A_click_moves_the_nearer_cursor_and_no_other()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.LetQuicklyPass(11);
        await open.Click("Hold the picture");
        await open.Click("Cursors");
        LocatorBoundingBoxResult box = (await open.Page.Locator(".scope-window").BoundingBoxAsync())!;
        double a = 1 / 3.0;
        double b = 2 / 3.0;
        foreach (double share in (double[])[0.45, 0.1, 0.9, 0.55, 0.05])
        {
            if (Math.Abs(share - a) < Math.Abs(share - b))
            {
                a = share;
            }
            else
            {
                b = share;
            }
            await open.Page.Mouse.ClickAsync((float)(box.X + (share * box.Width)), box.Y + 60);
            double[] places = await open.Page.EvaluateAsync<double[]>(CursorPlaces);
            Assert.AreEqual(a, places[0], 0.01, $"A after a click at {share}");
            Assert.AreEqual(b, places[1], 0.01, $"B after a click at {share}");
        }
    }

    [TestMethod]
    public async Task Clock_axis_and_cursors_say_times_in_one_way()
    {
        string[] times = await Modules.Run<string[]>(
            """
            const { clockText } = await import('/js/clock.js');
            const { timeText } = await import('/js/scope-paint.js');
            return [clockText(59.96), clockText(396.129, 3), timeText(8, 1), timeText(396, 2), timeText(396.129, 0.001)];
            """
        );
        CollectionAssert.AreEqual((string[])["1:00.0", "6:36.129", "8 s", "6:36", "6:36.129"], times);
    }

    [TestMethod]
    [DataRow(OpenPage.Wide)]
    [DataRow(OpenPage.Narrow)]
    public async Task Names_scales_and_the_cursors_table_have_room(int width)
    {
        await using OpenPage open = await OpenPage.Open(width: width);
        await open.Becomes("No cartridge");
        await open.Insert("used");
        await open.Bench.Room.SetSpeed(20);
        await open.Shows("#clock", "^[1-9]:[1-5]");
        await open.Bench.Room.SetSpeed(1);
        await open.Shows(".lane-row.state", "^Cartridge refused$");
        await open.Click("Hold the picture");
        await open.Click("Cursors");
        await open.Shows("#cursor-table tbody tr:nth-child(1) td:nth-child(2)", @"^[1-9]:\d\d\.\d{3}$");
        string[] breaches = await open.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { STATES } = await import('/js/show-guide.js');
              const breaches = [];
              const table = document.getElementById('cursor-table');
              if (table.scrollWidth > table.clientWidth) breaches.push(`the table is ${table.scrollWidth} wide`);
              const paper = document.querySelector('.scope-window').getBoundingClientRect();
              for (const mark of document.querySelectorAll('.scales span')) {
                if (mark.getBoundingClientRect().right > paper.left) breaches.push(`${mark.textContent} is over the paper`);
              }
              const lane = document.querySelector('.lane');
              const word = lane.querySelector('.lane-value');
              for (const name of Object.values(STATES)) {
                word.textContent = name;
                if (lane.scrollHeight > lane.clientHeight || lane.scrollWidth > lane.clientWidth) breaches.push(name);
              }
              return breaches;
            }
            """
        );
        Assert.IsEmpty(breaches, string.Join("\n", breaches));
    }

    // Labels of the time axis come and go at the paper's edges without being cut off.
    [TestMethod]
    public async Task No_label_of_the_axis_is_cut_off_at_an_edge()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.LetQuicklyPass(11);
        await open.Click("Hold the picture");
        ILocator paper = open.Page.Locator(".scope-window");
        await paper.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await paper.BoundingBoxAsync())!;
        await open.Page.Locator("#scope").FocusAsync();
        for (int step = 0; step < 4; step++)
        {
            foreach (float left in (float[])[box.X + 1, box.X + box.Width - 9])
            {
                byte[] edge = await open.Page.ScreenshotAsync(
                    new PageScreenshotOptions
                    {
                        Clip = new Clip
                        {
                            X = left,
                            Y = box.Y + box.Height - 17,
                            Width = 8,
                            Height = 15,
                        },
                    }
                );
                int mixed = await open.Page.EvaluateAsync<int>(MixedColumns, Convert.ToBase64String(edge));
                Assert.AreEqual(0, mixed, $"step {step} at {left}");
            }
            await open.Page.Keyboard.PressAsync("ArrowLeft");
        }
    }
}

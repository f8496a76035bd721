// The page by rules of accessibility: in both themes and both widths, calm and in trouble.
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class AccessibilityTests
{
    private const int MostTabs = 120;

    // Returns what is wrong with how the focused element shows its focus; empty if nothing is.
    private const string FocusRule = """
        () => {
          const element = document.activeElement;
          if (element === document.body) return 'end';
          const style = getComputedStyle(element);
          const name = `${element.localName} ${element.id || element.textContent.trim().slice(0, 30)}`;
          const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
          if (width < 2) return `${name}: focus is not seen`;
          const colour = text => text.match(/[\d.]+/g).slice(0, 3).map(Number);
          const light = text => {
            const [r, g, b] = colour(text).map(v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const panel = getComputedStyle(document.querySelector('.panel')).backgroundColor;
          const two = [light(style.outlineColor), light(panel)].sort((a, b) => b - a);
          const contrast = (two[0] + 0.05) / (two[1] + 0.05);
          return contrast < 3 ? `${name}: its focus has a contrast of ${contrast.toFixed(2)}` : '';
        }
        """;

    [TestMethod]
    public async Task No_rule_is_broken_in_any_width_or_theme_calm_running_or_at_fault_with_everything_open()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await AssertRules(open, "calm");
        await open.Treat();
        await open.Click("Press the tip on the skin");
        await open.Says("Start/Stop");
        await AssertRules(open, "running");
        await open.Page.EvaluateAsync(
            "() => document.querySelectorAll('details').forEach(part => part.open = true)"
        );
        await open.Click("Cursors");
        await open.Click("Jam the motor");
        await open.Is("Fault");
        await open.Shows("#active", "rotor jammed");
        await AssertRules(open, "fault");
        open.AssertQuiet();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task Every_control_is_reached_by_Tab_and_shows_its_focus(ColorScheme theme)
    {
        await using OpenPage open = await OpenPage.Open(theme: theme);
        await open.Becomes("No cartridge");
        int controls = await open.Page.EvaluateAsync<int>(
            """
            () => [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]')]
              .filter(element => !element.disabled && element.checkVisibility({ visibilityProperty: true })).length
            """
        );
        List<string> breaches = [];
        int reached = 0;
        for (; reached < MostTabs; reached++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            string breach = await open.Page.EvaluateAsync<string>(FocusRule);
            if (breach == "end")
            {
                break;
            }
            if (breach.Length > 0)
            {
                breaches.Add(breach);
            }
        }
        Assert.IsEmpty(breaches, string.Join("\n", breaches));
        Assert.AreEqual(controls, reached);
    }

    [TestMethod]
    public async Task With_less_motion_the_needles_stand_still_and_the_scope_goes_on()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Page.EmulateMediaAsync(
            new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce }
        );
        await open.Treat();
        await open.Shows(".tip-note", "needles blurred");
        // Nothing glides by itself: what moves does so when it is painted.
        Assert.AreEqual(0, await open.Page.EvaluateAsync<int>("() => document.getAnimations().length"));
        string needles = await Transform(open, ".tip-needles");
        string strip = await Transform(open, ".scope-strip");
        await open.Page.WaitForFunctionAsync(
            "before => getComputedStyle(document.querySelector('.scope-strip')).transform !== before",
            strip
        );
        Assert.AreEqual(needles, await Transform(open, ".tip-needles"));
    }

    [TestMethod]
    public async Task The_theme_follows_the_computer_until_the_button_says_otherwise()
    {
        await using OpenPage open = await OpenPage.Open(theme: ColorScheme.Dark);
        ILocator root = open.Page.Locator("html");
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "light");
        await open.Click("Theme: auto");
        await open.Click("Theme: light");
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await open.Page.ReloadAsync();
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "dark");
    }

    private static Task<string> Transform(OpenPage open, string selector) =>
        open.Page.EvaluateAsync<string>(
            "selector => getComputedStyle(document.querySelector(selector)).transform",
            selector
        );

    // In both widths and both themes, and a picture of each.
    private static async Task AssertRules(OpenPage open, string state)
    {
        foreach (int width in (int[])[OpenPage.Wide, OpenPage.Narrow])
        {
            foreach (ColorScheme theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await open.Look(width, theme);
                string[] breaches = await open.Page.EvaluateAsync<string[]>(Rules());
                Assert.IsEmpty(breaches, $"{state} {width} {theme}:\n{string.Join("\n", breaches)}");
                await open.Picture($"{theme}-{width}-{state}.png".ToLowerInvariant());
            }
        }
        await open.Look(OpenPage.Wide, ColorScheme.Light);
    }

    private static string Rules()
    {
        using Stream stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("accessibility-rules.js")!;
        using StreamReader reader = new(stream);
        return new Regex("^//.*\n").Replace(reader.ReadToEnd(), "", 1);
    }
}

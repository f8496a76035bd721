// Who is in the room, who operates, and what is done with what they ask.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Bench;

/// <summary>The pen, its pages and the rules between them. For one thread.</summary>
internal sealed class RoomDesk
{
    /// <summary>Pages at once.</summary>
    public const int MostPages = 16;

    private const int KeptEvents = 200;

    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly List<PageLink> _pages = [];
    private readonly List<BenchEvent> _events = [];
    private readonly BenchJson _json = new();

    // Buttons that a page has put down and not let go.
    private readonly Dictionary<PenButton, PageLink> _held = [];
    private PageLink? _operator;
    private string _stoodStill = "";
    private int _lastPage;
    private int _pens;

    /// <summary>A desk with a pen whose time passes.</summary>
    public RoomDesk(BenchSetup setup)
    {
        Pen = NewPen(setup);
    }

    /// <summary>The pen.</summary>
    public BenchPen Pen { get; private set; }

    /// <summary>How its time passes.</summary>
    public Pace Pace { get; private set; } = new();

    /// <summary>Everybody in the room.</summary>
    public IReadOnlyList<PageLink> Pages => _pages;

    /// <summary>Writes messages.</summary>
    public Messages Messages { get; } = new();

    /// <summary>Lets a page in, and tells it everything; null if there are too many.</summary>
    public PageLink? Enter(byte[] display)
    {
        if (_pages.Count >= MostPages)
        {
            return null;
        }
        PageLink page = new(++_lastPage);
        _pages.Add(page);
        SendHello(page);
        page.Send(Messages.Display(display));
        if (_operator is null)
        {
            Operate(page, $"page {page.Number} operates");
        }
        else
        {
            TellControl($"page {page.Number} watches");
        }
        return page;
    }

    /// <summary>A page is gone.</summary>
    public void Leave(PageLink page)
    {
        if (_pages.Remove(page))
        {
            LetGo(page, $"page {page.Number} is gone");
            bool operated = _operator == page;
            _operator = operated ? null : _operator;
            TellControl($"page {page.Number} is gone" + (operated ? ": nobody operates" : ""));
        }
    }

    /// <summary>Does what a page asks, and sends it its answer.</summary>
    public void Handle(PageLink page, Request request)
    {
        if (!_pages.Contains(page))
        {
            return;
        }
        switch (request.Type)
        {
            case "ping":
                page.Send(Messages.Pong(Pen.NowMicroseconds, request.Id));
                return;
            case "take":
                Done(page, request);
                Operate(page, $"page {page.Number} has taken over");
                return;
            case "save":
                (string file, string text) = Scenario(request.Name);
                page.Send(Messages.Scenario(file, text, request.Id));
                return;
        }
        if (_operator != page)
        {
            string who = _operator is null ? "nobody operates" : $"page {_operator.Number} operates";
            page.Send(Messages.Refused(Refusal.Control, $"{who}: take over first", request.Id));
            return;
        }
        HandleOperator(page, request);
    }

    /// <summary>Sends everybody a message that may not be missed.</summary>
    public void Broadcast(byte[] text)
    {
        foreach (PageLink page in _pages)
        {
            page.Send(text);
        }
    }

    /// <summary>Lets all pages go.</summary>
    public void CloseAll(int code, string text)
    {
        foreach (PageLink page in _pages)
        {
            page.Close(code, text);
        }
    }

    /// <summary>The record so far, and what to call it.</summary>
    public (string File, string Text) Scenario(string? name)
    {
        string clean = BenchRecord.CleanName(name);
        return (BenchRecord.FileName(clean), Pen.Save(clean));
    }

    /// <summary>The flash, file by file.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> Flash()
    {
        SimulatedFlash flash = Pen.Pen.Board.Flash;
        return [.. flash.Names.Select(name => (Path.GetFileName(name), (byte[])flash.GetFile(name).Clone()))];
    }

    /// <summary>The pen's time stands, and everybody is told why.</summary>
    public void StandStill(string why)
    {
        Pace.Pause(true, Pen.NowMicroseconds, Stopwatch.GetTimestamp());
        // What fails again at every frame is told once.
        if (why != _stoodStill)
        {
            _stoodStill = why;
            Tell(new BenchEvent(Pen.NowMicroseconds, BenchEventKind.Bench, why));
        }
    }

    /// <summary>Another speed of time, from now on.</summary>
    public void SetSpeed(double speed)
    {
        Pace.SetSpeed(speed, Pen.NowMicroseconds, Stopwatch.GetTimestamp());
        Pen.Sampler.SetSpeed(speed);
    }

    private void HandleOperator(PageLink page, Request request)
    {
        long ticks = Stopwatch.GetTimestamp();
        switch (request.Type)
        {
            case "act":
                Act(page, request);
                return;
            case "speed":
                SetSpeed(request.Speed);
                break;
            case "pause" or "resume":
                Pace.Pause(request.Type == "pause", Pen.NowMicroseconds, ticks);
                break;
            case "period":
                if (Pace.IsPaused)
                {
                    Pen.AdvanceTo(Pen.NowMicroseconds + PenController.PeriodMicroseconds);
                }
                break;
            case "new":
                Renew(page, request);
                return;
            case "hand":
                Hand(page, request);
                return;
        }
        Done(page, request);
    }

    private void Act(PageLink page, Request request)
    {
        ActOutcome outcome = Pen.Act(request.Line);
        if (outcome.Step is not ScenarioStep step)
        {
            page.Send(Messages.Refused(Refusal.Line, outcome.Problem, request.Id));
            return;
        }
        Remember(page, step);
        page.Send(Messages.Done(outcome.AtMicroseconds, request.Id));
        Tell(new BenchEvent(outcome.AtMicroseconds, BenchEventKind.Act, step.Source.Text, Page: page.Number));
        if (Pace.IsPaused)
        {
            // Else nothing of it would be seen.
            Pen.AdvanceTo(outcome.AtMicroseconds);
        }
    }

    private void Remember(PageLink page, ScenarioStep step)
    {
        foreach (PenButton button in (step as HoldStep)?.Buttons ?? [])
        {
            _held[button] = page;
        }
        foreach (PenButton button in (step as ReleaseStep)?.Buttons ?? [])
        {
            _held.Remove(button);
        }
    }

    private void Renew(PageLink page, Request request)
    {
        BenchSetup? setup = BenchSetup.Make(
            request.Seed ?? Pen.Setup.Seed,
            request.Spread,
            request.Plant,
            Pen.Setup.Processor,
            out string problem
        );
        if (setup is null)
        {
            page.Send(Messages.Refused(Refusal.Line, problem, request.Id));
            return;
        }
        Pen.End();
        _held.Clear();
        _events.Clear();
        Pen = NewPen(setup);
        string differs = setup.Settings.Count == 0 ? "" : $", {setup.Settings.Count} parameters of its own";
        Tell(new BenchEvent(0, BenchEventKind.Bench, $"a new pen: seed {setup.Seed}{differs}"));
        Done(page, request);
        foreach (PageLink one in _pages)
        {
            SendHello(one);
        }
        TellControl("a new pen");
    }

    private BenchPen NewPen(BenchSetup setup)
    {
        _pens++;
        _stoodStill = "";
        double speed = Pace.Speed;
        Pace = new Pace();
        Pace.SetSpeed(speed, 0, Stopwatch.GetTimestamp());
        BenchPen pen = new(setup, Tell);
        pen.Sampler.SetSpeed(speed);
        return pen;
    }

    private void Hand(PageLink page, Request request)
    {
        PageLink? to = _pages.Find(one => one.Number == request.To);
        if (to is null && request.To is int missing)
        {
            page.Send(Messages.Refused(Refusal.Control, $"there is no page {missing}", request.Id));
            return;
        }
        Done(page, request);
        Operate(
            to,
            to is null
                ? $"page {page.Number} has let go: nobody operates"
                : $"page {page.Number} has handed over to page {to.Number}"
        );
    }

    private void Operate(PageLink? page, string why)
    {
        if (_operator is PageLink before && before != page)
        {
            LetGo(before, $"page {before.Number} no longer operates");
        }
        _operator = page;
        TellControl(why);
        Tell(new BenchEvent(Pen.NowMicroseconds, BenchEventKind.Control, why));
    }

    // A finger that is gone holds nothing.
    private void LetGo(PageLink page, string why)
    {
        string[] buttons =
        [
            .. _held
                .Where(entry => entry.Value == page)
                .Select(entry => HelloMessage.Buttons[(int)entry.Key]),
        ];
        if (buttons.Length == 0)
        {
            return;
        }
        foreach (PenButton button in _held.Keys.Where(button => _held[button] == page).ToArray())
        {
            _held.Remove(button);
        }
        string line = $"release {string.Join('&', buttons)}";
        _ = Pen.Act($"note {why}");
        ActOutcome outcome = Pen.Act(line);
        Tell(new BenchEvent(outcome.AtMicroseconds, BenchEventKind.Act, $"{line} ({why})"));
    }

    private void TellControl(string why) =>
        Broadcast(Messages.Control(_operator?.Number, _pages.Select(page => page.Number), why));

    private void Tell(BenchEvent told)
    {
        _events.Add(told);
        if (_events.Count > KeptEvents)
        {
            _events.RemoveAt(int.Max(0, _events.FindIndex(static one => !one.IsStop)));
        }
        Broadcast(Messages.Event(told));
    }

    private void SendHello(PageLink page)
    {
        page.Send(
            _json.Make("hello", json => HelloMessage.Write(json, page.Number, _instance, _pens, Pen.Setup))
        );
        page.Send(Messages.Events(_events));
    }

    private void Done(PageLink page, Request request) =>
        page.Send(Messages.Done(Pen.NowMicroseconds, request.Id));
}

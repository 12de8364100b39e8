using Pairing.Firmware.Core.Alive;

namespace Pairing.Firmware.Tests.Life;

public class AliveTests
{
    private readonly World _world = new(settings: null);

    public AliveTests() => _world.Pass(12345);

    [Fact]
    public void The_loop_has_stalled_when_it_was_silent_three_times_its_longest_deadline()
    {
        Supervisor supervisor = new(_world);
        _world.Pass(89999);
        Assert.False(supervisor.HasStalled);
        _world.Pass(1);
        Assert.True(supervisor.HasStalled);
        supervisor.Beat();
        Assert.False(supervisor.HasStalled);
    }

    [Fact]
    public void After_five_starts_that_did_not_last_the_next_is_safe_and_stays_so_until_somebody_comes()
    {
        for (int start = 1; start <= 5; start++)
        {
            Assert.False(Start(lasting: 179999).AreTooMany);
        }

        Assert.True(Start(lasting: 86400000).AreTooMany);
        EarlyRestarts safe = Start(lasting: 0);
        Assert.True(safe.AreTooMany);
        safe.Forget();
        Assert.False(safe.AreTooMany);
        Assert.False(Start(lasting: 0).AreTooMany);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_safe_start_reads_the_settings_only_if_the_last_start_got_past_them(bool isProven)
    {
        for (int start = 1; start <= 5; start++)
        {
            EarlyRestarts early = Start(lasting: 0);
            Assert.True(early.MayReadSettings);
            if (isProven || start < 5)
            {
                early.ProveSettings();
            }
        }

        for (int start = 1; start <= 2; start++)
        {
            EarlyRestarts safe = Start(lasting: 0);
            Assert.Equal((true, isProven), (safe.AreTooMany, safe.MayReadSettings));
            safe.ProveSettings(); // what safe mode does not try it cannot prove
        }
    }

    [Fact]
    public void A_start_that_lasts_clears_the_count()
    {
        for (int start = 1; start <= 20; start++)
        {
            Assert.False(Start(lasting: start % 5 == 0 ? 180000 : 1000).AreTooMany);
        }
    }

    [Fact]
    public void A_good_start_touches_the_flash_twice_and_no_more()
    {
        EarlyRestarts start = Start(lasting: 180000);
        int writes = _world.Flash.Writes;
        _world.Pass(86400000);
        start.Check();
        Assert.Equal(1, writes);
        Assert.Equal(writes, _world.Flash.Writes);
        Assert.Empty(_world.Flash.Names);
    }

    [Fact]
    public void Flash_that_refuses_or_holds_something_else_holds_no_board_back()
    {
        _world.Flash.Refuses = true;
        for (int start = 1; start <= 9; start++)
        {
            Assert.False(Start(lasting: 0).AreTooMany);
        }

        _world.Flash = new RamFlash();
        _world.Flash.Put("starts.0", [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
        Assert.False(Start(lasting: 0).AreTooMany);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cut_anywhere_in_the_count_leaves_the_one_before_or_the_new_one(bool leavesOld)
    {
        bool isDone = false;
        for (int steps = 0; !isDone; steps++)
        {
            _world.Flash = new RamFlash { CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart };
            Array.ForEach([1, 2, 3], _ => Start(lasting: 0));
            _world.Flash.StepsLeft = steps;
            try
            {
                Start(lasting: 0);
                isDone = true;
            }
            catch (PowerCut)
            {
                // its count may be lost, no more
            }

            _world.Flash.StepsLeft = null;
            Start(lasting: 0); // the fourth or the fifth
            int further = 0;
            while (!Start(lasting: 0).AreTooMany)
            {
                further++;
            }

            Assert.InRange(further, 0, 1);
        }
    }

    [Fact]
    public void Safe_mode_says_why_and_is_left_by_a_press()
    {
        SafeMode mode = new(_world, _world);
        Assert.Equal(("RST-1", "5 starts that did not last 3 minutes"), (mode.Screen.ErrorCode, mode.Screen.Cause));
        for (int step = 0; step < 20; step++, _world.Pass(20))
        {
            Assert.False(mode.IsOver());
            _world.IsDown = step is > 5 and < 17;
        }

        Assert.True(mode.IsOver() && mode.WasPressed);
    }

    [Fact]
    public void Safe_mode_is_left_after_a_day_where_nobody_comes()
    {
        SafeMode mode = new(_world, _world);
        _world.Pass(86399999);
        Assert.False(mode.IsOver());
        _world.Pass(1);
        Assert.True(mode.IsOver());
        Assert.False(mode.WasPressed);
    }

    [Fact]
    public void Safe_mode_blinks()
    {
        SafeMode mode = new(_world, _world);
        bool[] lit = [.. Enumerable.Range(0, 40).Select(_ =>
        {
            bool isLit = mode.IsLit;
            _world.Pass(100);
            return isLit;
        })];
        Assert.Equal([0, 1, 20, 21], Enumerable.Range(0, 40).Where(at => lit[at]));
    }

    private EarlyRestarts Start(int lasting)
    {
        EarlyRestarts restarts = new(_world.Flash, _world);
        _world.Pass(lasting);
        restarts.Check();
        return restarts;
    }
}

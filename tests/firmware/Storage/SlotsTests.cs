using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Tests.Storage;

public class SlotsTests
{
    private static readonly byte[] Old = "the record from before"u8.ToArray();
    private static readonly byte[] New = "the new record, a little longer"u8.ToArray();

    [Fact]
    public void A_new_board_has_no_record_and_that_is_no_trouble() => Assert.Null(new Slots(new RamFlash(), "r").Read());

    [Fact]
    public void What_was_written_is_read_however_often()
    {
        Slots slots = new(new RamFlash(), "r");
        for (int i = 0; i < 300; i++)
        {
            Assert.True(slots.Write([(byte)i, 1]));
            Assert.Equal([(byte)i, 1], slots.Read());
        }
    }

    [Fact]
    public void An_empty_record_is_a_record()
    {
        Slots slots = new(new RamFlash(), "r");
        Assert.True(slots.Write([]));
        Assert.Empty(slots.Read()!);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Cut_at_every_byte_and_operation_of_a_write_leaves_the_old_record_or_the_new_one(int writesBefore, bool leavesOld)
    {
        RamFlash before = new();
        for (int i = 0; i < writesBefore; i++)
        {
            Assert.True(new Slots(before, "r").Write(Old));
        }

        bool isDone = false;
        int olds = 0;
        for (int steps = 0; !isDone; steps++)
        {
            RamFlash flash = before.Copy();
            flash.StepsLeft = steps;
            flash.CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart;
            isDone = Survives(() => new Slots(flash, "r").Write(New));
            flash.StepsLeft = null;

            byte[]? after = new Slots(flash, "r").Read();
            byte[]? former = writesBefore == 0 ? null : Old;
            olds += Same(after, former) ? 1 : 0;
            Assert.True(Same(after, New) || (!isDone && Same(after, former)), $"cut after {steps} steps");

            Assert.True(new Slots(flash, "r").Write(New), "and it can be written to from there");
            Assert.Equal(New, new Slots(flash, "r").Read());
        }

        Assert.True(olds > New.Length);
    }

    [Fact]
    public void Cut_at_every_operation_of_a_wipe_leaves_the_record_or_nothing_but_no_older_one()
    {
        RamFlash before = new();
        new Slots(before, "r").Write(Old);
        new Slots(before, "r").Write(New);
        bool isDone = false;
        for (int steps = 0; !isDone; steps++)
        {
            RamFlash flash = before.Copy();
            flash.StepsLeft = steps;
            isDone = Survives(() => new Slots(flash, "r").Wipe());
            flash.StepsLeft = null;
            byte[]? after = new Slots(flash, "r").Read();
            Assert.True(isDone ? after == null : after == null || Same(after, New));
        }
    }

    [Fact]
    public void A_wipe_leaves_no_file()
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        slots.Write(Old);
        slots.Write(New);
        Assert.True(slots.Wipe());
        Assert.Empty(flash.Names);
    }

    [Fact]
    public void Any_byte_turned_over_in_the_newer_file_brings_the_older_record()
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        slots.Write(Old);
        slots.Write(New);
        byte[] newer = flash.Read("r.1")!;
        for (int i = 0; i < newer.Length; i++)
        {
            byte[] broken = [.. newer];
            broken[i] ^= 1;
            flash.Put("r.1", broken);
            Assert.Equal(Old, slots.Read());
        }
    }

    [Fact]
    public void A_write_that_reads_back_wrong_is_no_write_and_the_old_record_stays()
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        slots.Write(Old);
        flash.Corrupts = true;
        Assert.False(slots.Write(New));
        Assert.Equal(Old, slots.Read());
    }

    [Fact]
    public void Flash_that_refuses_is_told()
    {
        RamFlash flash = new() { Refuses = true };
        Assert.False(new Slots(flash, "r").Write(New));
        Assert.False(new Slots(flash, "r").Wipe());
    }

    [Theory]
    [InlineData("r.0")]
    [InlineData("r.1")]
    public void A_file_that_is_there_and_cannot_be_read_is_told_and_the_other_one_given(string unreadable)
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        slots.Write(Old);
        slots.Write(New);
        flash.Unreadable.Add(unreadable);
        Assert.Equal(unreadable == "r.0" ? New : Old, slots.Read());
        Assert.True(slots.IsDoubtful);
        flash.Unreadable.Clear();
        Assert.Equal(New, slots.Read());
        Assert.False(slots.IsDoubtful);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_cannot_be_read_is_not_written_over_when_it_may_be_all_there_is(int writes)
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        for (int i = 0; i < writes; i++)
        {
            slots.Write([(byte)i]);
        }

        flash.Unreadable.UnionWith(["r.0", "r.1"]);
        Assert.False(slots.Write(New));
        flash.Unreadable.Clear();
        Assert.Equal([(byte)(writes - 1)], slots.Read()!);
    }

    [Fact]
    public void Files_that_come_back_after_a_write_bring_no_older_record_with_them()
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        slots.Write(Old);
        slots.Write(Old);
        flash.Unreadable.Add("r.1");
        Assert.False(slots.Write(New)); // into the one that cannot be read back
        flash.Unreadable.Clear();
        Assert.Equal(New, slots.Read());
    }

    [Fact]
    public void The_sequence_may_run_over()
    {
        RamFlash flash = new();
        Slots slots = new(flash, "r");
        slots.Write(Old);
        byte[] last = flash.Read("r.0")!;
        BitConverter.GetBytes(uint.MaxValue).CopyTo(last, 0);
        BitConverter.GetBytes(Crc32.Of(last, last.Length - 4)).CopyTo(last, last.Length - 4);
        flash.Put("r.0", last);
        Assert.True(slots.Write(New));
        Assert.Equal(New, slots.Read());
    }

    [Fact]
    public void The_checksum_is_the_one_that_others_reckon() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8.ToArray(), 9));

    private static bool Survives(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (PowerCut)
        {
            return false;
        }
    }

    private static bool Same(byte[]? one, byte[]? other) =>
        one == null ? other == null : other != null && one.SequenceEqual(other);
}

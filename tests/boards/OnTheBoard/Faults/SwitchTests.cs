namespace Pairing.Boards.Tests.OnTheBoard.Faults;

/// <summary>The switches themselves.</summary>
public sealed class SwitchTests : IDisposable
{
    private readonly FaultyBoard _board = new();

    [Theory]
    [InlineData("server=friendly")]
    [InlineData("server=cuts:many")]
    [InlineData("server=drips:3")]
    [InlineData("weather=fine")]
    [InlineData("server")]
    public void A_fault_that_does_not_exist_is_refused(string fault) => Assert.False(_board.Board.Faults.Set(fault));

    [Fact]
    public void Every_choice_of_every_fault_can_be_made_and_taken_back()
    {
        foreach (var fault in _board.Board.Faults.All)
        {
            Assert.All(fault.Choices, choice =>
            {
                string value = choice.Usual == null ? choice.Value : choice.Value + ":7";
                Assert.True(_board.Board.Faults.Set(fault.Name + "=" + value));
                Assert.Equal(value, fault.Value);
            });
            Assert.True(_board.Board.Faults.Set(fault.Name + "=" + fault.Choices[0].Value));
            Assert.False(fault.IsOn);
        }
    }

    public void Dispose() => _board.Dispose();
}

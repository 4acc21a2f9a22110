package vn.luong.sim.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.random.RandomStream;

/** Routes come out as they were put in, whatever was given up before, however many bits a turn has. */
class RoutePoolTest {
  private record Kept(int place, byte[] turns) {}

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 16, 17, 256})
  void routesAreKeptAndGivenUp(int mostTurns) {
    RoutePool pool = new RoutePool(mostTurns);
    assertThat(pool.turnBits()).isEqualTo(mostTurns <= 4 ? 2 : mostTurns <= 16 ? 4 : 8);
    RandomStream random = RandomStream.of(mostTurns);
    List<Kept> routes = new ArrayList<>();
    for (int change = 0; change < 20_000; change++) {
      if (random.nextInt(5) < 3 || routes.isEmpty()) {
        int skipped = random.nextInt(4);
        byte[] path = new byte[skipped + random.nextInt(200)];
        for (int at = 0; at < path.length; at++) {
          path[at] = (byte) random.nextInt(mostTurns);
        }
        byte[] turns = Arrays.copyOfRange(path, skipped, path.length);
        routes.add(new Kept(pool.add(path, skipped, turns.length), turns));
      } else {
        Kept kept = routes.remove(random.nextInt(routes.size()));
        assertThat(turns(pool, kept)).isEqualTo(kept.turns);
        pool.remove(kept.place, kept.turns.length);
      }
    }
    assertThat(routes).allSatisfy(kept -> assertThat(turns(pool, kept)).isEqualTo(kept.turns));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16, 17})
  void theWordBehindTheLastTurnCanBeRead(int mostTurns) {
    RoutePool pool = new RoutePool(mostTurns);
    int turnsOfBlock = 8 * Byte.SIZE / pool.turnBits();
    byte[] path = new byte[turnsOfBlock];
    // Blocks of 8 bytes fill the first 64 KiB to the last one, and more.
    for (int route = 0; route < 10_000; route++) {
      int place = pool.add(path, 0, turnsOfBlock);
      pool.word(place + turnsOfBlock);
    }
  }

  private static byte[] turns(RoutePool pool, Kept kept) {
    int perWord = Integer.SIZE / pool.turnBits();
    assertThat(kept.place % perWord).isZero();
    byte[] turns = new byte[kept.turns.length];
    for (int turn = 0; turn < turns.length; turn++) {
      int word = pool.word(kept.place + turn / perWord * perWord);
      int bits = word >>> turn % perWord * pool.turnBits();
      turns[turn] = (byte) (bits & (1 << pool.turnBits()) - 1);
    }
    return turns;
  }
}

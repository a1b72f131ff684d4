package io.aui.appserver.error;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.stream.IntStream;

/** A sample of the table, for every operation and version. */
@QuarkusIntegrationTest
class ImsErrorTableIT extends ImsErrorTableTest {
  private static final int EVERY = 4;

  @Override
  List<Row> rows() {
    List<Row> all = super.rows();
    return IntStream.range(0, all.size()).filter(i -> i % EVERY == 0).mapToObj(all::get).toList();
  }
}

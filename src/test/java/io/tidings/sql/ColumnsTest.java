package io.tidings.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.sql.Columns.Type;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private static final Columns<Instant> COLUMNS =
      new Columns<Instant>()
          .and("at", Type.TIME, at -> at)
          .and("millis", Type.LONG, Instant::toEpochMilli);

  @Test
  void rows_are_a_table_with_a_parameter_for_each_column() {
    assertThat(COLUMNS.table("t"))
        .isEqualTo("unnest(?::timestamptz[], ?::int8[]) with ordinality as t(at, millis, ord)");
    assertThat(COLUMNS.names("t.")).isEqualTo("t.at, t.millis");
  }
}

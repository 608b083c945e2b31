package org.backbone.mail.table;

import java.time.Instant;
import java.util.stream.Stream;
import org.backbone.mail.DueMail;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Table;

/// The outbox's part of the index `due`, for who reads no mail.
public final class DynamoDueMail implements DueMail {
  /// The index's key of what is to be sent.
  static final String DUE = "OUTBOX";

  private final Table table;

  /// What is due in `table`.
  public DynamoDueMail(Table table) {
    this.table = table;
  }

  @Override
  public Stream<String> due(Instant now) {
    return table.due(DUE, Instants.text(now)).map(DynamoOutbox::id);
  }
}

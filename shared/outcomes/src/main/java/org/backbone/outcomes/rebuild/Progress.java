package org.backbone.outcomes.rebuild;

/// How far a look through all that was derived is: first the uploads, then the tables.
///
/// @param after the last upload or table that was looked at; empty for none
/// @param uploads how many uploads were compared so far
/// @param tables how many tables
public record Progress(Stage stage, String after, int uploads, int tables) {
  /// What is being looked at.
  public enum Stage {
    /// The uploads, with their files.
    UPLOADS,
    /// The tables, with their pointers.
    TABLES,
    /// Nothing more.
    DONE
  }

  /// Before the first step.
  public static final Progress START = new Progress(Stage.UPLOADS, "", 0, 0);

  /// Whether all was looked at.
  public boolean isDone() {
    return stage == Stage.DONE;
  }

  /// After an upload.
  ///
  /// @param isCompared whether there was something to compare
  public Progress past(String upload, boolean isCompared) {
    return new Progress(stage, upload, uploads + (isCompared ? 1 : 0), tables);
  }

  /// After a table.
  public Progress pastTable(String table) {
    return new Progress(stage, table, uploads, tables + 1);
  }

  /// At the beginning of the next stage.
  public Progress next() {
    return new Progress(stage == Stage.UPLOADS ? Stage.TABLES : Stage.DONE, "", uploads, tables);
  }
}

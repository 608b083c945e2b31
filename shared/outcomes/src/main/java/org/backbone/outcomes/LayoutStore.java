package org.backbone.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.FileGuess;

/// What partners said that their columns mean, and what was guessed of a file until its
/// sender has said it.
public interface LayoutStore {
  /// What a partner said of its own files of a dataset. What cannot be read any more is none.
  List<FileMapping> mappings(String partner, String dataset);

  /// Keeps what a partner said; of the same columns it takes the place of what was said before.
  void keep(String partner, FileMapping mapping, Instant at);

  /// Forgets what a partner said of these columns.
  void forget(String partner, FileMapping mapping);

  /// Keeps what was guessed of an upload's file until this time or soon after, in the place of
  /// what was guessed before.
  void keep(Upload upload, FileGuess guess, Instant until);

  /// Deletes what was guessed of an upload's file; a second time changes nothing.
  void forgetGuess(String upload);

  /// What was guessed of an upload's file.
  Optional<FileGuess> guess(String upload);
}

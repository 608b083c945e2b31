package org.backbone.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.backbone.audit.Actor;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.SignedReceipt;

/// Where slots, uploads and what was read of them are kept. Reads see every write that was
/// acknowledged before them.
public interface SlotStore {
  /// How often reading a file is begun.
  int MOST_BEGINNINGS = 2;

  /// The slot as it stands.
  SlotState state(Slot slot);

  /// The upload of that id.
  Optional<Upload> upload(String id);

  /// The upload of that number in the slot.
  Optional<Upload> upload(Slot slot, long seq);

  /// The upload that counts for the slot, if one does.
  default Optional<Upload> counting(Slot slot) {
    var head = state(slot).head();
    return head.isEmpty() ? Optional.empty() : upload(slot, head.getAsLong());
  }

  /// A partner's uploads, newest first.
  List<Upload> uploads(String partner);

  /// A partner's uploads of one dataset, newest first.
  List<Upload> uploads(String partner, String dataset);

  /// The uploads that were asked for last, of all partners, newest first.
  ///
  /// @param most how many at most
  List<Upload> latest(int most);

  /// The uploads of all partners whose ids come after this one, in the order of their ids, which is
  /// that of time; after none from the first.
  ///
  /// @param most how many at most
  List<Upload> after(String id, int most);

  /// The signed receipt of an upload; empty where none was made.
  Optional<SignedReceipt> receipt(Upload upload);

  /// The last receipt of a partner's chain.
  ChainEnd chain(String partner);

  /// Keeps what a file came to, under its digest; a second time changes nothing.
  void keep(Upload upload, Aggregate aggregate);

  /// Keeps what a file came to, under its digest, in the place of whatever stands there.
  void restore(Upload upload, Aggregate aggregate);

  /// What a file came to in these tables; empty once it is gone.
  Optional<Aggregate> figures(Pointer pointer, SortedSet<TableKey> tables);

  /// Keeps what a file would come to until this time, under its digest, where nothing counts it; a
  /// second time changes nothing.
  void hold(Upload upload, Aggregate aggregate, Instant until);

  /// What was kept so; empty once it is gone.
  Optional<Aggregate> held(Pointer pointer, SortedSet<TableKey> tables);

  /// Has what a file came to in these tables deleted at this time, or soon after; a second time
  /// changes nothing but the time.
  void letGo(Pointer pointer, SortedSet<TableKey> tables, Instant at);

  /// Keeps a new upload and the slot's next state, all or nothing; says whether, which it does not
  /// if the slot is no longer as it was `before`.
  boolean open(SlotState before, SlotState after, Upload upload);

  /// Makes the change, all or nothing; says whether, which it does not if the slot is no longer as
  /// it was `before`, or if another receipt has the place of the one in it.
  boolean commit(SlotChange change);

  /// Has these tables of a slot hold these pointers (empty: none of the slot), which makes them
  /// dirty, and keeps the slot's next state, all or nothing; says whether, which it does not if the
  /// slot is no longer as it was `before`.
  boolean move(SlotState before, SlotState after, SortedMap<TableKey, Optional<Pointer>> pointers);

  /// The slots that are [SlotState#isUnfinished]; not more than a hundred.
  List<Slot> unfinished();

  /// The uploads whose file is to be looked for by `now`: it was asked for and neither read nor
  /// taken back. Those found unread come first, then the longest awaited; not more than a hundred
  /// of each.
  List<Upload> awaited(Instant now);

  /// Writes down that the file of an upload that is awaited was found here and unread at `since`,
  /// unless it was found so before, and when it is tried again. Changes nothing of one that is not
  /// awaited any more.
  void hinder(Upload upload, Instant since, Instant again);

  /// The uploads whose file is here and unread, the one that is tried again first; not more than a
  /// hundred.
  List<Upload> hindered();

  /// Writes down that reading a file of an upload begins; says whether it may, which it may not
  /// where it was begun as often as [#MOST_BEGINNINGS] before and never ended: whatever it is that
  /// the file does to a process, it would do it again.
  ///
  /// @param file the digest of its bytes; another file of the same upload is begun anew
  boolean begin(Upload upload, String file);

  /// Writes down that reading a file of an upload ended, well or not: it does end, however often it
  /// was begun.
  void end(Upload upload, String file);

  /// The uploads whose file was refused because reading it had begun so often and never ended, as
  /// long as nothing else became of them, the last one first; not more than a hundred.
  List<Upload> unreadable();

  /// The uploads that were [Upload#isToErase] by `now` and whose file is not known to be deleted,
  /// the longest first; not more than a hundred.
  List<Upload> unerased(Instant now);

  /// Writes down that every version of such a file is deleted; a second time changes nothing.
  void erased(Upload upload);

  /// Has the file of an upload tried again at the first look after `now`, or, where it is to be
  /// given up, its sender asked for it again then; who wanted it stands in the audit trail. Says
  /// whether, which it does not if it is not hindered.
  boolean press(Upload upload, Instant now, boolean giveUp, Actor by);

  /// Looks for the file of an upload that is awaited again at this time; never again where there is
  /// none. Changes nothing of one that is not awaited any more.
  void lookAgain(Upload upload, Optional<Instant> at);
}

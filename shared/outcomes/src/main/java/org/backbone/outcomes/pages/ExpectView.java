package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;

/// What `expect.jte` shows: what staff said of the files that they expect of one partner.
///
/// @param form what was typed, and what is wrong with it
/// @param path where the forms are sent
/// @param back who owes what of the dataset
/// @param partner its name
/// @param partnerPath its page in the console
/// @param dataset the dataset's title
/// @param said what is expected, in words
/// @param from to choose the first period from
/// @param until to choose the last one from
/// @param periods to choose the one from that is given more time
/// @param moreTime the periods that were given more time, in words
/// @param calls what was talked about, the latest first
/// @param isTheirs whether whoever looks may change it
public record ExpectView(
    FormView form,
    String path,
    String back,
    String partner,
    String partnerPath,
    String dataset,
    String said,
    List<FieldView.Option> from,
    List<FieldView.Option> until,
    List<FieldView.Option> periods,
    List<String> moreTime,
    List<Call> calls,
    boolean isTheirs) {
  /// A call.
  public record Call(String day, String text) {}

  /// Copies the lists.
  public ExpectView {
    from = List.copyOf(from);
    until = List.copyOf(until);
    periods = List.copyOf(periods);
    moreTime = List.copyOf(moreTime);
    calls = List.copyOf(calls);
  }

  /// A field of the form.
  public FieldView field(String name) {
    return form.field(name, List.of());
  }
}

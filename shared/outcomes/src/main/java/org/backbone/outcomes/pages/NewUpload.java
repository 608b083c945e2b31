package org.backbone.outcomes.pages;

import java.util.List;
import java.util.Map;
import org.backbone.metrics.Slot;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;
import org.jspecify.annotations.Nullable;

/// What `uploadNew.jte` shows: the choice of dataset and period, then the place for the file.
///
/// @param form what was chosen, and what is wrong with it
/// @param offers the datasets
/// @param periods of the dataset that was chosen; none before
/// @param method a dataset is looked at with GET; its period takes a number, and that is a POST
/// @param action where the choice is sent
/// @param language that goes along with a GET; null for none
/// @param template where templates of the dataset are, but for their kind; null until it is chosen
/// @param file the place for the file; null until dataset and period are chosen
public record NewUpload(
    FormView form,
    List<Offer> offers,
    List<FieldView.Option> periods,
    String method,
    String action,
    @Nullable String language,
    @Nullable String template,
    @Nullable FileForm file) {
  /// A dataset to choose.
  ///
  /// @param id the first bears the field's own, so that a link finds it
  /// @param due when it is sent
  public record Offer(String id, String value, String title, String due, boolean chosen) {}

  /// The form that goes to the bucket.
  ///
  /// @param fields what the bucket asks for, in order
  /// @param place whether it takes the place of another file
  /// @param megabytes the largest file
  /// @param until when the form ends
  /// @param entry where figures can be typed in its stead
  /// @param slot of which may be said that there is nothing to send; null where a file counts
  public record FileForm(
      String url,
      Map<String, String> fields,
      String dataset,
      String period,
      String place,
      long megabytes,
      String until,
      String entry,
      @Nullable Slot slot) {}

  /// Copies the lists.
  public NewUpload {
    offers = List.copyOf(offers);
    periods = List.copyOf(periods);
  }

  /// The field of the datasets.
  public FieldView dataset() {
    return form.field("dataset", List.of());
  }

  /// The field of the periods.
  public FieldView period() {
    return form.field("period", List.of());
  }
}

package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;
import org.jspecify.annotations.Nullable;

/// What `entry.jte` shows.
///
/// @param path where the forms go
/// @param language that goes along with a GET; null for none
/// @param dataset the dataset's id
/// @param slot the code of the period that is sent as one
/// @param title dataset and period in words
/// @param kept when it was kept last, in words; null where nothing was
/// @param replaces what it takes the place of, in words; null for nothing
/// @param form the problems with what was sent
/// @param months the periods of the figures, where there are several
/// @param month the code of the one that is shown
/// @param shown the same in words
/// @param all every place, where places are being chosen; else none
/// @param places the places that are typed for
/// @param elsewhere what is wrong in other periods
public record EntryView(
    String path,
    @Nullable String language,
    String dataset,
    String slot,
    String title,
    @Nullable String kept,
    @Nullable String replaces,
    FormView form,
    List<FieldView.Option> months,
    String month,
    String shown,
    List<FieldView.Option> all,
    List<Place> places,
    List<String> elsewhere) {
  /// Copies the lists.
  public EntryView {
    months = List.copyOf(months);
    all = List.copyOf(all);
    places = List.copyOf(places);
    elsewhere = List.copyOf(elsewhere);
  }

  /// A place with its fields.
  public record Place(String name, List<Field> fields) {
    /// Copies the fields.
    public Place {
      fields = List.copyOf(fields);
    }
  }

  /// A field.
  ///
  /// @param id of it, and its name
  /// @param before what stood there the period before, in words; null for nothing
  /// @param problem what is wrong with it; null for nothing
  public record Field(
      String id, String label, String value, @Nullable String before, @Nullable String problem) {
    /// The classes of the style sheet.
    public String classes() {
      return problem == null ? "field" : "field bad";
    }

    /// The ids of what describes it; null for nothing.
    public @Nullable String describedBy() {
      if (problem != null) {
        return before == null ? id + "-e" : id + "-e " + id + "-h";
      }
      return before == null ? null : id + "-h";
    }

    /// For `aria-invalid`.
    public @Nullable String invalid() {
      return problem == null ? null : "true";
    }
  }
}

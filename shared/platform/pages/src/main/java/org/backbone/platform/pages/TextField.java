package org.backbone.platform.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field for text: `form.text("email").type("email").autocomplete("email").required()`.
public final class TextField implements Content {
  private final FormView form;
  private final String name;
  private final Map<String, String> attributes;
  private final int rows;

  private TextField(FormView form, String name, Map<String, String> attributes, int rows) {
    this.form = form;
    this.name = name;
    this.attributes = attributes;
    this.rows = rows;
  }

  static TextField of(FormView form, String name) {
    return new TextField(form, name, Map.of("type", "text"), 0);
  }

  /// An e-mail address.
  public TextField email() {
    return with("type", "email").with("autocomplete", "email").with("spellcheck", "false");
  }

  /// Another type of input.
  public TextField type(String type) {
    return with("type", type);
  }

  /// What the browser may fill in.
  public TextField autocomplete(String purpose) {
    return with("autocomplete", purpose);
  }

  /// The form cannot do without it.
  public TextField required() {
    return with("required", "");
  }

  /// Longer text would be cut off by the browser.
  public TextField atMost(int characters) {
    return with("maxlength", Integer.toString(characters));
  }

  /// A short field: a year, a number.
  public TextField brief() {
    return with("class", "brief");
  }

  /// Text of several lines.
  public TextField lines(int number) {
    return new TextField(form, name, attributes, number);
  }

  private TextField with(String attribute, String value) {
    var more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new TextField(form, name, more, rows);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    var id = FormView.id(name);
    var field = form.open("div", name);
    field.element("label", form.label(name), "for", id);
    form.notes(field, name);
    var all = new ArrayList<String>();
    attributes.forEach(
        (attribute, value) -> {
          if (rows == 0 || !attribute.equals("type")) {
            all.add(attribute);
            all.add(value);
          }
        });
    all.add("dir");
    all.add("auto");
    if (rows > 0) {
      all.add("rows");
      all.add(Integer.toString(rows));
      field.element("textarea", form.value(name), tied(id, all));
    } else {
      all.add("value");
      all.add(form.value(name));
      field.leaf("input", tied(id, all));
    }
    field.close().writeTo(output);
  }

  private String[] tied(String id, List<String> all) {
    var tied = new ArrayList<String>(List.of("id", id, "name", name));
    tied.addAll(all);
    return form.described(name, tied.toArray(String[]::new));
  }
}

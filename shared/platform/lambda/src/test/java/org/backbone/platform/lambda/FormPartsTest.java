package org.backbone.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPartsTest {
  private static final String TYPE = "multipart/form-data; boundary=----b1";

  @Test
  void aPartIsAValueOfItsName() {
    var form =
        FormParts.parse(
            TYPE,
            part("form-data; name=\"revision\"", "3")
                + part("form-data; name=\"file\"; filename=\"name.json\"", "{\r\n\"a\": 1}\r\n")
                + part("form-data; name=\"file\"; filename=\"\"", "")
                + "------b1--\r\n");

    assertThat(form.names()).containsExactly("revision", "file");
    assertThat(form.text("revision")).isEqualTo("3");
    assertThat(form.all("file")).containsExactly("{\r\n\"a\": 1}\r\n", "");
  }

  @Test
  void aFormWithoutPartsIsEmpty() {
    assertThat(FormParts.parse("multipart/form-data; boundary=\"----b1\"", "------b1--").names())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "------b1\r\n",
        "------b1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut",
        "------b1\r\nContent-Disposition: form-data\r\n\r\nx\r\n------b1--",
        "------b1\r\nno headers\r\n------b1--"
      })
  void whatIsNotWellFormedIsRefused(String body) {
    assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> FormParts.parse(TYPE, body));
  }

  @Test
  void aFormWithoutABoundaryOrWithTooManyPartsIsRefused() {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> FormParts.parse("multipart/form-data", "------b1--"));
    var many = part("form-data; name=\"a\"", "x").repeat(Limits.FORM_FIELDS + 1) + "------b1--";
    assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> FormParts.parse(TYPE, many));
  }

  private static String part(String disposition, String content) {
    return "------b1\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
  }
}

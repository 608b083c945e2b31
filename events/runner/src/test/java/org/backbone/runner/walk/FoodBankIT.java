package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backbone.runner.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A food bank's own file, in a network that never counted such a thing: staff say in the console
/// what is counted and where, its contact says what the columns mean. In Spanish, on a phone,
/// without scripts, without a deployment.
class FoodBankIT {
  private static final String EMAIL = "datos@banco.example.org";
  private static final String FILE =
      """
      mes;codigo_postal;hogares;cajas
      ene-20;74103;31;62,0
      ene-20;74104;58;116,5
      ene-20;74106;143;301,0
      feb-20;74103;28;56,0
      feb-20;74104;61;s/d
      feb-20;74106;1.151;318,5
      """;

  @Test
  void itsOwnFileBecomesAFigureOnTheDashboard(@TempDir Path data) throws IOException {
    try (var browser = Browser.start();
        var stack = Stack.start(data, "--empty")) {
      browser.sized(BrowserIT.PHONE_WIDTH, BrowserIT.PHONE_HEIGHT, true).withoutScripts();
      var network = new Network(stack);
      network.client().postJson("/api/v1/partners", Network.partner("Banco Norte", EMAIL));
      network.approve("banco-norte");

      staffSayWhatIsCounted(browser, stack);
      signIn(browser, stack, network);
      var first = send(browser, stack, data, FILE, "CY2020", network);
      sayWhatTheColumnsMean(browser, network, first);
      // Next year it is known, and so is what is unlikely beside the year before.
      var next = FILE.replace("-20", "-21").replace("1.151", "152");
      send(browser, stack, data, next, "CY2021", network);
      assertThat(browser.text()).contains("1 lugar cambió más de lo habitual", "Norte: 647 antes");
      sayThatItIsRight(browser, network);
      browser.open(stack.base().resolve("/dashboard/families_food?lang=es"));
      assertThat(browser.find("h1").getText()).isEqualTo("Familias que reciben alimentos");
      assertThat(browser.find(".num-xl").getText()).isEqualTo("241");
      BrowserIT.fitsItsWidth(browser);
      typeAFewFigures(browser, stack, network);
    }
  }

  // The same without a file.
  private static void typeAFewFigures(Browser browser, Stack stack, Network network) {
    browser.open(
        stack.base().resolve("/uploads/entry?lang=es&dataset=food-families&period=CY2022"));
    browser.choose("place", "zip-74103");
    browser.choose("place", "zip-74106");
    BrowserIT.fitsItsWidth(browser);
    browser.press("main form button[value=places]");
    browser.select("month", "2022-01");
    browser.press("main form[method=get] button");
    browser.fill("f0-0", "treinta");
    browser.fill("f1-0", "1.160");
    browser.press("main form button[value=send]");
    assertThat(browser.driver().getTitle()).startsWith("Error:");
    BrowserIT.fitsItsWidth(browser);
    browser.fill("f0-0", "30");
    browser.fill("f1-0", "1160");
    browser.press("main form button[value=send]");
    assertThat(browser.text()).contains("Estamos leyendo su archivo");
    network.settle();
    browser.open(browser.address());
    assertThat(browser.text()).contains("falta 1 lugar que antes estaba", "Kendall");
    sayThatItIsRight(browser, network);
    assertThat(browser.text()).contains("enero de 2022");
    browser.open(stack.base().resolve("/dashboard/families_food?lang=es"));
    assertThat(browser.find(".num-xl").getText()).isEqualTo("1,190");
  }

  private static void sayThatItIsRight(Browser browser, Network network) {
    assertThat(browser.address().getPath()).endsWith("/confirm");
    BrowserIT.fitsItsWidth(browser);
    browser.fill("reason", "Una despensa cerró.");
    browser.press("main form[action*='/confirm'] button");
    assertThat(browser.text()).contains("Estamos leyendo su archivo");
    network.settle();
    browser.open(browser.address());
    assertThat(browser.text()).contains("Recibido, y todo cuadra", "Una despensa cerró.");
    BrowserIT.fitsItsWidth(browser);
    network.settle();
  }

  private static void staffSayWhatIsCounted(Browser browser, Stack stack) {
    browser.open(stack.base().resolve("/console/sign-in?lang=es"));
    browser.press("button[value=data-analyst]");
    browser.open(stack.base().resolve("/console/catalogue/indicators/new?lang=es"));
    browser.fill("id", "families_food");
    browser.fill("title_en", "Families who get food");
    browser.fill("title_es", "Familias que reciben alimentos");
    browser.fill("definition_en", "Households that came to a pantry in the month.");
    browser.fill("definition_es", "Hogares que acudieron a una despensa en el mes.");
    browser.fill("counted_en", "households");
    browser.fill("counted_es", "hogares");
    browser.fill("area_en", "North Tulsa");
    browser.fill("area_es", "norte de Tulsa");
    browser.fill("source_en", "Pantries");
    browser.fill("source_es", "Despensas");
    browser.choose("stage", "birth");
    browser.choose("unit", "count");
    browser.choose("period", "month");
    browser.choose("direction", "higher");
    save(browser);
    browser.open(stack.base().resolve("/console/catalogue/datasets/new?lang=es"));
    browser.fill("id", "food-families");
    browser.fill("title_en", "Food: families");
    browser.fill("title_es", "Alimentos: familias");
    browser.choose("indicators", "families_food");
    browser.choose("period", "calendar_year");
    browser.fill("due_en", "by January 31");
    browser.fill("due_es", "antes del 31 de enero");
    browser.fill("dueMonths", "1");
    save(browser);
    browser.open(stack.base().resolve("/console/catalogue/places/new?lang=es"));
    browser.fill(
        "lines",
        "zip-74103; site; ; Centro; 74103\nzip-74104; site; ; Kendall; 74104\n"
            + "zip-74106; site; ; Norte; 74106");
    save(browser);
  }

  // What would change is shown before it does.
  private static void save(Browser browser) {
    browser.press("main form button");
    BrowserIT.fitsItsWidth(browser);
    browser.press("main form button[value=save]");
    assertThat(browser.address().toString()).contains("/console/catalogue?saved=");
  }

  private static void signIn(Browser browser, Stack stack, Network network) {
    var welcome = network.mails("welcome", EMAIL).getFirst();
    browser.open(BrowserIT.link(stack, Mails.text(network.eml(welcome)), "/sign-in/"));
    browser.press("main button");
    assertThat(browser.address().getPath()).isEqualTo("/desk");
  }

  private static String send(
      Browser browser, Stack stack, Path folder, String content, String period, Network network)
      throws IOException {
    browser.open(
        stack.base().resolve("/uploads/new?lang=es&dataset=food-families&period=" + period));
    browser.press("main form [type=submit]");
    var upload = browser.address().getPath();
    var file = Files.writeString(folder.resolve("familias.csv"), content);
    browser.find("input[type=file]").sendKeys(file.toString());
    browser.press("form[enctype='multipart/form-data'] [type=submit]");
    network.settle();
    browser.open(stack.base().resolve(upload + "?lang=es"));
    return upload;
  }

  private static void sayWhatTheColumnsMean(Browser browser, Network network, String upload) {
    assertThat(browser.address().getPath()).isEqualTo(upload + "/columns");
    assertThat(browser.text())
        .contains("¿Es esto lo que significan sus columnas?", "codigo_postal", "1.151");
    BrowserIT.fitsItsWidth(browser);
    assertThat(network.mails("receipt", EMAIL).getFirst().get("subject").asText())
        .startsWith("¿Qué significan sus columnas?");

    browser.select("c2", "count.1.families_food");
    browser.press("main form button[value=again]");
    assertThat(browser.text()).contains("enero de 2020", "Kendall", "58");
    BrowserIT.fitsItsWidth(browser);
    browser.press("main form button[value=yes]");
    assertThat(browser.text()).contains("Estamos leyendo su archivo");
    network.settle();
    browser.open(browser.address());
    assertThat(browser.text())
        .contains("Recibido, y todo cuadra", "enero de 2020 a febrero de 2020");
    BrowserIT.fitsItsWidth(browser);
  }
}

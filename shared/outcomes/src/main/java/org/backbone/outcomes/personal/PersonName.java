package org.backbone.outcomes.personal;

import java.util.List;
import java.util.Set;

/// What is told as a person's name by its words alone, whatever stands above it: a given name that
/// many people have, with a word behind it. Given names that are more often a place, a month or a
/// word (Virginia, April, Grace) are none here, and whoever a school is called after is nobody.
final class PersonName {
  private static final int FEWEST = 2;
  private static final int MOST = 5;
  private static final Set<String> GIVEN =
      words(
          """
          aaron abigail abraham ada adam adan adela adrian adriana agustin alan alba albert alberto
          alejandra alejandro alex alexander alexandra alexis alfonso alfredo alice alicia allison
          alma alonso alvaro amanda amber amelia amy ana andrea andres andrew andy angela angelica
          ann anna anne annie anthony antonia antonio araceli armando arthur arturo ashley barbara
          beatriz belen benito benjamin bernardo beth betty beverly blanca bob brad brandon brenda
          brian brittany bruce bryan camila carl carla carlos carmen carol caroline catalina
          catherine cathy cecilia cesar charles cheryl christina christine christopher cindy clara
          claudia connie consuelo craig cristian cristina crystal cynthia daniel daniela danielle
          danny david deborah debra delia denise dennis diana diane diego dolores dominic donald
          donna doris dorothy douglas dylan eduardo edward edwin elaine elena elias elizabeth ellen
          elsa emanuel emilio emily emma enrique eric erica erik erika ernesto esmeralda esperanza
          esteban esther ethan eugene eva evan evelyn ezequiel fabian fatima felicia felipe
          fernanda fernando fidel francisca francisco frank fred gabriel gabriela gary george
          gerald gerardo gilbert gilberto gina gloria gonzalo graciela graham gregory guadalupe
          guillermo gustavo hannah harold harry heather hector heidi helen henry heriberto hilda
          hugo humberto ian ignacio imelda ines irene irma isaac isabel isabella isaiah ismael
          ivan jack jacob jacqueline jaime jake james jamie jane janet janice jared jasmine jason
          javier jean jeff jeffrey jennifer jeremiah jeremy jerry jesse jessica jesus jill jim
          jimmy joan joaquin joe joel john johnny jonathan jorge jose josefina joseph joshua josue
          juan juana juanita judith judy julia julian juliana julie julio justin karen karina karla
          kate katherine kathleen kathryn katie kayla keith kelly kenneth kevin kim kimberly kristen
          kyle larry laura lauren leonardo leonor leslie leticia lidia liliana linda lisa lorena
          lorenzo louis lourdes lucas lucia luis luisa luke lupe luz lydia manuel manuela marcela
          marcia marco marcos margaret margarita maria mariana maribel maricela marie marilyn
          mario marisol marta martha martin martina mary mateo matthew mauricio maxine maya
          megan melanie melissa mercedes michael michele michelle miguel mike mildred miranda
          miriam moises monica nancy natalia natalie nathan nicholas nick nicolas nicole noah noe
          noelia nora norma octavio ofelia olga oliver olivia omar oscar pablo pamela patricia
          patrick paul paula pedro perla peter philip phillip rachel rafael ralph ramon ramona
          randy raquel raul raymond rebeca rebecca regina renee reyna ricardo richard rigoberto
          rita robert roberto rocio rodolfo rodrigo roger rogelio roland roman ronald rosa rosalinda
          rosario roy ruben russell ruth ryan salvador samantha samuel sandra sara sarah scott sean
          sebastian sergio sharon sheila shirley silvia simon sofia sonia sophia stacy stephanie
          stephen steve steven stuart susan susana sylvia tania tara teresa terry theresa thomas
          tiffany tim timothy todd tom tomas tony tracy trinidad tyler ulises valentina valeria
          vanessa veronica vicente victor victoria vincent violeta virgil vivian wanda wendy
          william xavier ximena yesenia yolanda zachary zoe
          """);
  private static final Set<String> FAMILY =
      words(
          """
          acosta adams aguilar aguirre alexander allen alvarado alvarez anderson andrews arellano
          arnold avila bailey baker barnes barrera bell bennett berry black boyd bradley brooks
          brown bryant burns butler cabrera calderon campbell campos cardenas carpenter carrillo
          carroll carter castaneda castillo castro cervantes chavez chen clark cole coleman collins
          contreras cook cooper cortez cox crawford cruz cunningham davis delgado diaz dixon
          dominguez duncan dunn edwards elliott ellis escobar espinoza estrada evans ferguson
          fernandez fields figueroa fisher flores ford foster fox franklin freeman fuentes gallegos
          garcia gardner garza gibson gomez gonzales gonzalez gordon graham gray green griffin
          guerrero gutierrez guzman hall hamilton hansen harper harris harrison hart hayes henderson
          henry hernandez herrera hicks hill holmes howard hughes hunt hunter ibarra jackson jacobs
          james jenkins jensen jimenez johnson jones jordan juarez kelley kelly kennedy kim king
          knight lane larson lawrence lee leon lewis long lopez lovelace lozano lucero luna maldonado
          marquez marshall martin martinez mason matthews mccoy mcdonald medina mejia mendez mendoza
          meyer miller mills miranda mitchell molina montgomery montoya moore morales moreno morgan
          morris munoz murphy murray myers navarro nelson nguyen nichols nunez ochoa olson orozco
          ortega ortiz owens pacheco padilla palmer parker patel patterson payne pena perez perkins
          peters peterson phillips pierce porter powell price quintero ramirez ramos reed reyes
          reynolds rice richards richardson rios rivas rivera roberts robertson robinson robles
          rodriguez rogers rojas romero rosales rose ross ruiz russell ryan salas salazar salinas
          sanchez sanders sandoval santiago santos schmidt scott serrano shaw silva simmons simpson
          sims singh smith snyder solis sosa soto spencer stephens stevens stewart stone suarez
          sullivan taylor thomas thompson torres tran trevino trujillo tucker turner valdez valencia
          vargas vasquez vazquez vega velasquez velez villa villarreal wagner walker wallace ward
          warren washington watkins watson weaver webb weber wells west wheeler white williams
          williamson willis wilson wong wood woods wright young zamora zavala zuniga
          """);
  // An organisation, a place or a thing that may be called after somebody.
  private static final Set<String> NO_PERSON =
      words(
          """
          academia academy agencia agency alabama alaska alliance area arizona arkansas army
          association authority ayuntamiento band bank banco boys branch building bureau camp
          campus cancer care cathedral center centers centre centro charter chapter chickasaw
          choctaw cherokee church city clinic clinica club coalition college colorado comanche
          comedor community company connecticut consejo corp corporation council county
          creek delaware department dept diocese distrito district division early elementary
          escuela family families farm federation first florida fondo food foundation fort
          fundacion fund georgia girls government group grupo hall hawaii head health high
          high hogar home homes hospital house housing idaho iglesia illinois inc indian indiana
          initiative institute instituto intermediate iowa isd island islands jr junior kansas
          kentucky kindergarten lake library biblioteca llc louisiana magnet maine market maryland
          massachusetts medical memorial mexico michigan middle ministries ministry minnesota
          mission mississippi missouri montana montessori mosque mountain municipality nation
          nations navajo nebraska network nevada new north northern ohio oklahoma online oregon
          organization osage pantry parish park parroquia partners partnership pennsylvania plaza
          prep preparatory preschool primaria primary program programa project proyecto public
          pueblo rancheria red region regional reservation rhode river road room salud school
          schools secundaria senior seminole service services shelter site sociedad society
          south southern state states station store street synagogue team technical temple
          tennessee texas town trail tribal tribe tribes trust union united university universidad
          utah valley vermont virginia washington west western wic wisconsin wyoming ymca ywca zone
          east eastern all total everyone other others otros unknown
          male female men women man woman boy girl hombre mujer hombres mujeres nonbinary
          white black asian hispanic latino latina american african native pacific islander
          multiracial race races english learner learners disability disabilities disabled
          economically disadvantaged migrant homeless foster military connected free reduced
          lunch meals grade grades special education general gifted low income adult adults child
          children infant infants youth student students teen teens pregnant new returning
          full part time yes no si true false none not served enrolled active inactive
          completed pending absent present declined percent count number
          """);
  private static final Set<String> OF_ONE_PERSON =
      words(
          """
          intake registration application consent referral resume cv passport chart casefile
          transcript birthday certificate solicitud expediente inscripcion ficha acta admision
          consentimiento
          """);
  private static final Set<String> SAINTS = Set.of("saint", "st", "san", "santa", "santo", "sta");
  // Whom schools are called after, as often as not without the word for it.
  private static final Set<String> NAMESAKES =
      Set.of(
          "cesar chavez",
          "john ross",
          "martin luther",
          "rosa parks",
          "george washington",
          "john marshall",
          "john kennedy",
          "john adams",
          "james madison",
          "james monroe",
          "andrew jackson",
          "thomas edison",
          "thomas jefferson",
          "nathan hale",
          "patrick henry",
          "benjamin franklin",
          "helen keller",
          "clara barton",
          "robert lee",
          "george carver",
          "daniel webster",
          "emily dickinson",
          "jim thorpe",
          "eugene field",
          "benito juarez",
          "roberto clemente",
          "james buchanan",
          "james garfield",
          "william mckinley",
          "jane addams",
          "jose marti",
          "henry ford",
          "julia morgan",
          "john muir",
          "jack london");

  private PersonName() {}

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+")));
  }

  /// Whether a cell is a given name with what else a person is called: `Maria Lopez`, `Lopez,
  /// Maria`.
  static boolean is(String cell) {
    var words = HeaderWords.of(cell).words();
    return words.size() >= FEWEST
        && words.size() <= MOST
        && words.stream().noneMatch(NO_PERSON::contains)
        && !isNamesake(words, 0)
        && (isGiven(words, 0) || isBehindComma(cell));
  }

  /// Whether a cell is a name, or the part of one that has a column of its own.
  static boolean isPart(String cell) {
    var words = HeaderWords.of(cell).words();
    return words.size() == 1
        ? GIVEN.contains(words.getFirst()) || FAMILY.contains(words.getFirst())
        : is(cell);
  }

  /// Whether nothing in a cell of words says that it is something else than a person.
  static boolean mayBe(String cell) {
    var words = HeaderWords.of(cell).words();
    return !words.isEmpty()
        && words.size() <= MOST
        && words.stream().noneMatch(NO_PERSON::contains);
  }

  /// Whether a file's name has a person's: two words that are both most often names, a given name
  /// behind a comma, or a given name and a word beside what is kept of one person.
  static boolean isInFileName(String name) {
    var end = name.lastIndexOf('.');
    var stem = (end > 0 ? name.substring(0, end) : name).replace('.', ' ');
    if (isBehindComma(stem)) {
      return true;
    }
    var words = HeaderWords.split(stem);
    for (var i = 0; i + 1 < words.size(); i++) {
      if (isGiven(words, i) && !isNamesake(words, i) && !isPlace(words, i)) {
        var isFamily = FAMILY.contains(words.get(i + 1));
        if (isFamily || isOfOnePerson(words, i - 1) || isOfOnePerson(words, i + 2)) {
          return true;
        }
      }
    }
    return false;
  }

  // The word behind it, or the one behind that, says what is called so.
  private static boolean isPlace(List<String> words, int at) {
    return words.subList(at + 1, Math.min(words.size(), at + 4)).stream()
        .anyMatch(NO_PERSON::contains);
  }

  private static boolean isOfOnePerson(List<String> words, int at) {
    return at >= 0 && at < words.size() && OF_ONE_PERSON.contains(words.get(at));
  }

  private static boolean isGiven(List<String> words, int at) {
    return GIVEN.contains(words.get(at)) && (at == 0 || !SAINTS.contains(words.get(at - 1)));
  }

  private static boolean isNamesake(List<String> words, int at) {
    return NAMESAKES.contains(words.get(at) + " " + words.get(at + 1));
  }

  private static boolean isBehindComma(String text) {
    var comma = text.indexOf(',');
    if (comma < 0) {
      return false;
    }
    var before = HeaderWords.split(text.substring(0, comma));
    var behind = HeaderWords.split(text.substring(comma + 1));
    return !before.isEmpty()
        && !behind.isEmpty()
        && GIVEN.contains(behind.getFirst())
        && !NO_PERSON.contains(before.getLast())
        && (behind.size() == 1 || !NO_PERSON.contains(behind.get(1)));
  }
}

package org.tributary;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The walls of the house: who may enter which room, where each library lives, where time comes in. */
@AnalyzeClasses(packages = "org.tributary", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String HOUSE = "org.tributary.";

    @ArchTest
    static final ArchRule no_circles =
            slices().matching("org.tributary.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule model_enters_no_room = enters("model");

    @ArchTest
    static final ArchRule config_enters_model_alone = enters("config", "model");

    @ArchTest
    static final ArchRule schedule_enters_model_alone = enters("schedule", "model");

    @ArchTest
    static final ArchRule fetch_enters_model_alone = enters("fetch", "model");

    @ArchTest
    static final ArchRule parse_enters_model_alone = enters("parse", "model");

    @ArchTest
    static final ArchRule extract_enters_model_alone = enters("extract", "model");

    @ArchTest
    static final ArchRule dedup_enters_model_alone = enters("dedup", "model");

    @ArchTest
    static final ArchRule store_enters_model_alone = enters("store", "model");

    @ArchTest
    static final ArchRule index_enters_model_alone = enters("index", "model");

    @ArchTest
    static final ArchRule publish_enters_model_alone = enters("publish", "model");

    @ArchTest
    static final ArchRule ingest_enters_the_rooms_of_the_way_in =
            enters("ingest", "model", "schedule", "fetch", "parse", "extract", "dedup", "store");

    @ArchTest
    static final ArchRule serve_enters_the_rooms_of_the_way_out = enters("serve", "model", "store", "index", "publish");

    @ArchTest
    static final ArchRule nobody_enters_app = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "app..");

    @ArchTest
    static final ArchRule rome_lives_in_parse_and_publish = lives("com.rometools..", "parse", "publish");

    @ArchTest
    static final ArchRule jsoup_lives_in_parse_and_extract = lives("org.jsoup..", "parse", "extract");

    @ArchTest
    static final ArchRule http_lives_in_fetch = lives("okhttp3..", "fetch");

    @ArchTest
    static final ArchRule no_other_way_out = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.net\\.(URLConnection|HttpURLConnection|http\\..*)"))
            .orShould()
            .callMethod(java.net.URL.class, "openStream")
            .orShould()
            .callMethod(java.net.URL.class, "openConnection")
            .orShould()
            .callMethod(org.jsoup.Jsoup.class, "connect", String.class)
            .because("S5: the guarded client of fetch is the sole way out");

    @ArchTest
    static final ArchRule quartz_lives_in_schedule = lives("org.quartz..", "schedule");

    @ArchTest
    static final ArchRule sql_lives_in_store = noClasses()
            .that(resideOutsideOfPackages(HOUSE + "store.."))
            .and()
            .doNotHaveSimpleName("StorePool") // Quartz's door to the store's pool
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.sql..", "org.jdbi..", "org.h2..", "org.flywaydb..", "com.zaxxer.."))
            .orShould()
            .dependOnClassesThat(nameMatching("javax\\.sql\\.(?!DataSource).*"));

    @ArchTest
    static final ArchRule yaml_lives_in_config = lives("org.snakeyaml..", "config");

    @ArchTest
    static final ArchRule lucene_lives_in_index_and_dedup = lives("org.apache.lucene..", "index", "dedup");

    @ArchTest
    static final ArchRule diffs_live_in_dedup = lives("com.github.difflib..", "dedup");

    @ArchTest
    static final ArchRule the_web_server_lives_in_serve = lives("io.javalin..", "serve");

    @ArchTest
    static final ArchRule meters_live_in_serve = lives("io.micrometer..", "serve");

    @ArchTest
    static final ArchRule the_command_line_lives_in_app = lives("picocli..", "app");

    /** Extract is among them because a page's JSON-LD is JSON. */
    @ArchTest
    static final ArchRule jackson_serves_parse_extract_publish_serve_and_app =
            lives("com.fasterxml.jackson..", "parse", "extract", "publish", "serve", "app");

    @ArchTest
    static final ArchRule only_app_opens_the_door_to_time = noClasses()
            .that(resideOutsideOfPackages(HOUSE + "app.."))
            .should()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule nobody_asks_for_now = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule names_say_what_a_class_does =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Impl)");

    private static ArchRule enters(String room, String... others) {
        List<String> allowed = new ArrayList<>(List.of(HOUSE + room + ".."));
        for (String other : others) allowed.add(HOUSE + other + "..");
        return classes()
                .that()
                .resideInAPackage(HOUSE + room + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(resideOutsideOfPackages("org.tributary..")))
                .allowEmptyShould(true);
    }

    private static ArchRule lives(String library, String... rooms) {
        String[] homes = Arrays.stream(rooms).map(room -> HOUSE + room + "..").toArray(String[]::new);
        return noClasses().that(resideOutsideOfPackages(homes)).should().dependOnClassesThat(resideInAPackage(library));
    }
}

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads paths of PDFs, one a line, and answers each with a line: what veraPDF finds wrong there, between tabs. */
public class VeraPdf {
    public static void main(String[] none) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> profiles =
            List.of(profile("PDFUA-1.xml", PDFAFlavour.PDFUA_1), profile("PDFA-3A.xml", PDFAFlavour.PDFA_3_A));
        BufferedReader asked =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path; (path = asked.readLine()) != null; ) {
            Set<String> wrong = new TreeSet<>();
            for (ValidationProfile profile : profiles) {
                wrong.addAll(judged(path, profile));
            }
            System.out.println(String.join("\t", wrong));
        }
    }

    private static Set<String> judged(String path, ValidationProfile profile) {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        Set<String> wrong = new TreeSet<>();
        try (InputStream file = new FileInputStream(path);
            PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            for (TestAssertion each : validator.validate(parser).getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                    wrong.add(flavour + " " + rule + ": " + each.getMessage().replaceAll("\\s+", " "));
                }
            }
        } catch (Exception broken) {
            wrong.add(flavour + " is not readable: " + broken);
        }
        return wrong;
    }

    /** Rules as they are written for veraPDF, read by hand: its own way needs a JAXB, which does not come along. */
    private static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        InputStream written = VeraPdf.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name);
        Element read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(written).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        NodeList found = read.getElementsByTagName("rule");
        for (int place = 0; place < found.getLength(); place++) {
            rules.add(rule((Element) found.item(place)));
        }
        Set<Variable> variables = new HashSet<>();
        NodeList named = read.getElementsByTagName("variable");
        for (int place = 0; place < named.getLength(); place++) {
            Element each = (Element) named.item(place);
            variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
                text(each, "defaultValue"), text(each, "value")));
        }
        return Profiles.profileFromValues(flavour,
            Profiles.profileDetailsFromValues(name, name, name, new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element read) {
        Element id = (Element) read.getElementsByTagName("id").item(0);
        Boolean deferred = read.hasAttribute("deferred") ? Boolean.valueOf(read.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            read.getAttribute("object"), deferred, read.getAttribute("tags"), text(read, "description"),
            text(read, "test"), Profiles.errorFromValues(text(read, "message"), List.of()), List.of());
    }

    private static String text(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}

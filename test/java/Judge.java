import java.io.File;
import java.util.HashSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Judges files by PDF/UA-1, one line for a file and one for each rule that it breaks: rule, count, words. */
class Judge {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1)) {
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
        var result = validator.validate(parser);
        System.out.println("file\t" + file);
        var told = new HashSet<Object>();
        for (var one : result.getTestAssertions()) {
          if (one.getStatus() != TestAssertion.Status.FAILED || !told.add(one.getRuleId())) continue;
          var rule = one.getRuleId();
          var name = rule.getClause() + "-" + rule.getTestNumber();
          System.out.println("rule\t" + name + "\t" + result.getFailedChecks().get(rule) + "\t" + one.getMessage());
        }
      }
    }
  }
}

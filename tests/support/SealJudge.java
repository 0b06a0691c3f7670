import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * What BouncyCastle, an outside judge, says of electronic seals, of signatures made with them and of revocation lists of
 * SM2. Arguments: the trusted root, then the files, all in DER. Prints a line for each: its name, whether the SM2
 * signature verifies (of a sealed document both: the signer's and the seal's), whether the certificates lead to the root,
 * and whether the file is canonical DER.
 */
public class SealJudge {
  private static X509Certificate root;

  public static void main(String[] arguments) throws Exception {
    Security.addProvider(new BouncyCastleProvider());
    root = certificate(Files.readAllBytes(Path.of(arguments[0])));
    root.verify(root.getPublicKey(), "BC");
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      System.out.println(Path.of(file).getFileName() + " " + (file.endsWith(".crl") ? list(bytes) : judged(bytes)));
    }
  }

  private static String judged(byte[] bytes) throws Exception {
    ASN1Sequence whole = (ASN1Sequence) ASN1Primitive.fromByteArray(bytes);
    boolean canonical = Arrays.equals(whole.getEncoded(ASN1Encoding.DER), bytes);
    ASN1Sequence first = (ASN1Sequence) whole.getObjectAt(0);
    boolean[] said = first.getObjectAt(0) instanceof ASN1Integer ? signature(whole, first) : seal(whole);
    return "signature=" + said[0] + " certificate=" + said[1] + " canonical=" + canonical;
  }

  private static boolean[] seal(ASN1Sequence whole) throws Exception {
    ASN1Sequence info = (ASN1Sequence) whole.getObjectAt(0);
    ASN1Sequence property = (ASN1Sequence) info.getObjectAt(2);
    if (whole.size() == 2) {
      ASN1Sequence by = (ASN1Sequence) whole.getObjectAt(1);
      byte[] signed = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {info, by.getObjectAt(0), by.getObjectAt(1)}).getEncoded(ASN1Encoding.DER);
      Date made = ((ASN1UTCTime) property.getObjectAt(3)).getAdjustedDate();
      return judge(by.getObjectAt(0), by.getObjectAt(2), signed, made);
    }
    Date made = ((ASN1GeneralizedTime) property.getObjectAt(4)).getDate();
    return judge(whole.getObjectAt(1), whole.getObjectAt(3), info.getEncoded(ASN1Encoding.DER), made);
  }

  private static boolean[] signature(ASN1Sequence whole, ASN1Sequence signed) throws Exception {
    boolean[] seal = seal((ASN1Sequence) signed.getObjectAt(1));
    boolean old = whole.size() == 2;
    Object time = signed.getObjectAt(2);
    Date at = time instanceof ASN1UTCTime utc ? utc.getAdjustedDate() : ((ASN1GeneralizedTime) time).getDate();
    boolean[] own = judge(old ? signed.getObjectAt(5) : whole.getObjectAt(1), whole.getObjectAt(old ? 1 : 3), signed.getEncoded(ASN1Encoding.DER), at);
    return new boolean[] {own[0] && seal[0], own[1] && seal[1]};
  }

  private static boolean[] judge(Object der, Object value, byte[] signed, Date at) throws Exception {
    X509Certificate certificate = certificate(((ASN1OctetString) der).getOctets());
    // The default identity of BouncyCastle is that of GM/T 0009, 1234567812345678.
    Signature check = Signature.getInstance("SM3withSM2", "BC");
    check.initVerify(certificate.getPublicKey());
    check.update(signed);
    boolean verifies;
    try {
      verifies = check.verify(((ASN1BitString) value).getOctets());
    } catch (java.security.SignatureException malformed) {
      verifies = false;
    }
    return new boolean[] {verifies, leadsToRoot(certificate, at)};
  }

  private static boolean leadsToRoot(X509Certificate certificate, Date at) throws Exception {
    boolean[] usage = certificate.getKeyUsage();
    if (usage == null || !(usage[0] || usage[1])) return false;
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(at);
    CertificateFactory factory = CertificateFactory.getInstance("X.509", "BC");
    try {
      CertPathValidator.getInstance("PKIX", "BC").validate(factory.generateCertPath(List.of(certificate)), parameters);
      return true;
    } catch (java.security.cert.CertPathValidatorException refused) {
      return false;
    }
  }

  private static String list(byte[] bytes) throws Exception {
    X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509", "BC").generateCRL(new ByteArrayInputStream(bytes));
    list.verify(root.getPublicKey(), "BC");
    return "signature=true revoked=" + (list.getRevokedCertificates() == null ? 0 : list.getRevokedCertificates().size());
  }

  private static X509Certificate certificate(byte[] der) throws Exception {
    return (X509Certificate) CertificateFactory.getInstance("X.509", "BC").generateCertificate(new ByteArrayInputStream(der));
  }
}

#!/usr/bin/env bash
# Makes the authority and the certificate of the tests' mail server anew, beside this file. They are
# good from 2020 to 2120, so that a machine whose clock is behind trusts them too; the authority's
# key is thrown away. Needs openssl 3.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT

cat >ca.cnf <<'END'
[ca]
default_ca = tests
[tests]
new_certs_dir = .
database = index
rand_serial = yes
default_md = sha256
policy = any
default_startdate = 20200101000000Z
default_enddate = 21200101000000Z
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END
: >index

# request NAME SUBJECT: a key, and the wish for a certificate
request() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"
  openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.csr"
}
request authority "Test authority"
request server localhost
openssl ca -batch -notext -config ca.cnf -extensions authority -selfsign -keyfile authority.key \
  -in authority.csr -out authority.pem
openssl ca -batch -notext -config ca.cnf -extensions server -cert authority.pem \
  -keyfile authority.key -in server.csr -out server.pem

install -m 644 authority.pem "$here/authority.pem"
install -m 644 server.pem "$here/certificate.pem"
install -m 644 server.key "$here/key.pem"

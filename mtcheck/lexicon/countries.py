"""Countries in English: adjective, people and capital. Our own table, in the usage of English-language news (2025)."""

from __future__ import annotations

from typing import NamedTuple


class Country(NamedTuple):
    """How English speaks of a country: `adjective` ("Iraqi"), `people` (plural, "Iraqis"), `capital` ("Baghdad"; the seat best known)."""

    adjective: str
    people: str
    capital: str


_ROWS = """
Afghanistan|Afghan|Afghans|Kabul
Albania|Albanian|Albanians|Tirana
Algeria|Algerian|Algerians|Algiers
Andorra|Andorran|Andorrans|Andorra la Vella
Angola|Angolan|Angolans|Luanda
Antigua and Barbuda|Antiguan|Antiguans|St. John's
Argentina|Argentine|Argentines|Buenos Aires
Armenia|Armenian|Armenians|Yerevan
Australia|Australian|Australians|Canberra
Austria|Austrian|Austrians|Vienna
Azerbaijan|Azerbaijani|Azerbaijanis|Baku
Bahamas|Bahamian|Bahamians|Nassau
Bahrain|Bahraini|Bahrainis|Manama
Bangladesh|Bangladeshi|Bangladeshis|Dhaka
Barbados|Barbadian|Barbadians|Bridgetown
Belarus|Belarusian|Belarusians|Minsk
Belgium|Belgian|Belgians|Brussels
Belize|Belizean|Belizeans|Belmopan
Benin|Beninese|Beninese|Porto-Novo
Bhutan|Bhutanese|Bhutanese|Thimphu
Bolivia|Bolivian|Bolivians|La Paz
Bosnia and Herzegovina|Bosnian|Bosnians|Sarajevo
Botswana|Botswanan|Batswana|Gaborone
Brazil|Brazilian|Brazilians|Brasília
Brunei|Bruneian|Bruneians|Bandar Seri Begawan
Bulgaria|Bulgarian|Bulgarians|Sofia
Burkina Faso|Burkinabe|Burkinabe|Ouagadougou
Burundi|Burundian|Burundians|Gitega
Cambodia|Cambodian|Cambodians|Phnom Penh
Cameroon|Cameroonian|Cameroonians|Yaoundé
Canada|Canadian|Canadians|Ottawa
Cape Verde|Cape Verdean|Cape Verdeans|Praia
Central African Republic|Central African|Central Africans|Bangui
Chad|Chadian|Chadians|N'Djamena
Chile|Chilean|Chileans|Santiago
China|Chinese|Chinese|Beijing
Colombia|Colombian|Colombians|Bogotá
Comoros|Comorian|Comorians|Moroni
Costa Rica|Costa Rican|Costa Ricans|San José
Croatia|Croatian|Croatians|Zagreb
Cuba|Cuban|Cubans|Havana
Cyprus|Cypriot|Cypriots|Nicosia
Czech Republic|Czech|Czechs|Prague
Democratic Republic of the Congo|Congolese|Congolese|Kinshasa
Denmark|Danish|Danes|Copenhagen
Djibouti|Djiboutian|Djiboutians|Djibouti
Dominica|Dominican|Dominicans|Roseau
Dominican Republic|Dominican|Dominicans|Santo Domingo
East Timor|East Timorese|East Timorese|Dili
Ecuador|Ecuadorian|Ecuadorians|Quito
Egypt|Egyptian|Egyptians|Cairo
El Salvador|Salvadoran|Salvadorans|San Salvador
Equatorial Guinea|Equatorial Guinean|Equatorial Guineans|Malabo
Eritrea|Eritrean|Eritreans|Asmara
Estonia|Estonian|Estonians|Tallinn
Eswatini|Swazi|Swazis|Mbabane
Ethiopia|Ethiopian|Ethiopians|Addis Ababa
Fiji|Fijian|Fijians|Suva
Finland|Finnish|Finns|Helsinki
France|French|French|Paris
Gabon|Gabonese|Gabonese|Libreville
Gambia|Gambian|Gambians|Banjul
Georgia|Georgian|Georgians|Tbilisi
Germany|German|Germans|Berlin
Ghana|Ghanaian|Ghanaians|Accra
Greece|Greek|Greeks|Athens
Grenada|Grenadian|Grenadians|St. George's
Guatemala|Guatemalan|Guatemalans|Guatemala City
Guinea|Guinean|Guineans|Conakry
Guinea-Bissau|Bissau-Guinean|Bissau-Guineans|Bissau
Guyana|Guyanese|Guyanese|Georgetown
Haiti|Haitian|Haitians|Port-au-Prince
Honduras|Honduran|Hondurans|Tegucigalpa
Hungary|Hungarian|Hungarians|Budapest
Iceland|Icelandic|Icelanders|Reykjavik
India|Indian|Indians|New Delhi
Indonesia|Indonesian|Indonesians|Jakarta
Iran|Iranian|Iranians|Tehran
Iraq|Iraqi|Iraqis|Baghdad
Ireland|Irish|Irish|Dublin
Israel|Israeli|Israelis|Jerusalem
Italy|Italian|Italians|Rome
Ivory Coast|Ivorian|Ivorians|Yamoussoukro
Jamaica|Jamaican|Jamaicans|Kingston
Japan|Japanese|Japanese|Tokyo
Jordan|Jordanian|Jordanians|Amman
Kazakhstan|Kazakh|Kazakhs|Astana
Kenya|Kenyan|Kenyans|Nairobi
Kiribati|I-Kiribati|I-Kiribati|Tarawa
Kosovo|Kosovar|Kosovars|Pristina
Kuwait|Kuwaiti|Kuwaitis|Kuwait City
Kyrgyzstan|Kyrgyz|Kyrgyz|Bishkek
Laos|Laotian|Laotians|Vientiane
Latvia|Latvian|Latvians|Riga
Lebanon|Lebanese|Lebanese|Beirut
Lesotho|Basotho|Basotho|Maseru
Liberia|Liberian|Liberians|Monrovia
Libya|Libyan|Libyans|Tripoli
Liechtenstein|Liechtenstein|Liechtensteiners|Vaduz
Lithuania|Lithuanian|Lithuanians|Vilnius
Luxembourg|Luxembourgish|Luxembourgers|Luxembourg
Madagascar|Malagasy|Malagasy|Antananarivo
Malawi|Malawian|Malawians|Lilongwe
Malaysia|Malaysian|Malaysians|Kuala Lumpur
Maldives|Maldivian|Maldivians|Malé
Mali|Malian|Malians|Bamako
Malta|Maltese|Maltese|Valletta
Marshall Islands|Marshallese|Marshallese|Majuro
Mauritania|Mauritanian|Mauritanians|Nouakchott
Mauritius|Mauritian|Mauritians|Port Louis
Mexico|Mexican|Mexicans|Mexico City
Micronesia|Micronesian|Micronesians|Palikir
Moldova|Moldovan|Moldovans|Chisinau
Monaco|Monegasque|Monegasques|Monaco
Mongolia|Mongolian|Mongolians|Ulaanbaatar
Montenegro|Montenegrin|Montenegrins|Podgorica
Morocco|Moroccan|Moroccans|Rabat
Mozambique|Mozambican|Mozambicans|Maputo
Myanmar|Burmese|Burmese|Naypyidaw
Namibia|Namibian|Namibians|Windhoek
Nauru|Nauruan|Nauruans|Yaren
Nepal|Nepalese|Nepalese|Kathmandu
Netherlands|Dutch|Dutch|Amsterdam
New Zealand|New Zealand|New Zealanders|Wellington
Nicaragua|Nicaraguan|Nicaraguans|Managua
Niger|Nigerien|Nigeriens|Niamey
Nigeria|Nigerian|Nigerians|Abuja
North Korea|North Korean|North Koreans|Pyongyang
North Macedonia|Macedonian|Macedonians|Skopje
Norway|Norwegian|Norwegians|Oslo
Oman|Omani|Omanis|Muscat
Pakistan|Pakistani|Pakistanis|Islamabad
Palau|Palauan|Palauans|Ngerulmud
Palestine|Palestinian|Palestinians|Ramallah
Panama|Panamanian|Panamanians|Panama City
Papua New Guinea|Papua New Guinean|Papua New Guineans|Port Moresby
Paraguay|Paraguayan|Paraguayans|Asunción
Peru|Peruvian|Peruvians|Lima
Philippines|Philippine|Filipinos|Manila
Poland|Polish|Poles|Warsaw
Portugal|Portuguese|Portuguese|Lisbon
Qatar|Qatari|Qataris|Doha
Republic of the Congo|Congolese|Congolese|Brazzaville
Romania|Romanian|Romanians|Bucharest
Russia|Russian|Russians|Moscow
Rwanda|Rwandan|Rwandans|Kigali
Saint Kitts and Nevis|Kittitian|Kittitians|Basseterre
Saint Lucia|Saint Lucian|Saint Lucians|Castries
Saint Vincent and the Grenadines|Vincentian|Vincentians|Kingstown
Samoa|Samoan|Samoans|Apia
San Marino|Sammarinese|Sammarinese|San Marino
São Tomé and Príncipe|São Toméan|São Toméans|São Tomé
Saudi Arabia|Saudi|Saudis|Riyadh
Senegal|Senegalese|Senegalese|Dakar
Serbia|Serbian|Serbs|Belgrade
Seychelles|Seychellois|Seychellois|Victoria
Sierra Leone|Sierra Leonean|Sierra Leoneans|Freetown
Singapore|Singaporean|Singaporeans|Singapore
Slovakia|Slovak|Slovaks|Bratislava
Slovenia|Slovenian|Slovenians|Ljubljana
Solomon Islands|Solomon Islands|Solomon Islanders|Honiara
Somalia|Somali|Somalis|Mogadishu
South Africa|South African|South Africans|Pretoria
South Korea|South Korean|South Koreans|Seoul
South Sudan|South Sudanese|South Sudanese|Juba
Spain|Spanish|Spaniards|Madrid
Sri Lanka|Sri Lankan|Sri Lankans|Colombo
Sudan|Sudanese|Sudanese|Khartoum
Suriname|Surinamese|Surinamese|Paramaribo
Sweden|Swedish|Swedes|Stockholm
Switzerland|Swiss|Swiss|Bern
Syria|Syrian|Syrians|Damascus
Taiwan|Taiwanese|Taiwanese|Taipei
Tajikistan|Tajik|Tajiks|Dushanbe
Tanzania|Tanzanian|Tanzanians|Dodoma
Thailand|Thai|Thais|Bangkok
Togo|Togolese|Togolese|Lomé
Tonga|Tongan|Tongans|Nuku'alofa
Trinidad and Tobago|Trinidadian|Trinidadians|Port of Spain
Tunisia|Tunisian|Tunisians|Tunis
Turkey|Turkish|Turks|Ankara
Turkmenistan|Turkmen|Turkmens|Ashgabat
Tuvalu|Tuvaluan|Tuvaluans|Funafuti
Uganda|Ugandan|Ugandans|Kampala
Ukraine|Ukrainian|Ukrainians|Kyiv
United Arab Emirates|Emirati|Emiratis|Abu Dhabi
United Kingdom|British|Britons|London
United States|American|Americans|Washington
Uruguay|Uruguayan|Uruguayans|Montevideo
Uzbekistan|Uzbek|Uzbeks|Tashkent
Vanuatu|Vanuatuan|Vanuatuans|Port Vila
Vatican City|Vatican|Vatican citizens|Vatican City
Venezuela|Venezuelan|Venezuelans|Caracas
Vietnam|Vietnamese|Vietnamese|Hanoi
Western Sahara|Sahrawi|Sahrawis|Laayoune
Yemen|Yemeni|Yemenis|Sanaa
Zambia|Zambian|Zambians|Lusaka
Zimbabwe|Zimbabwean|Zimbabweans|Harare
"""


def _read(rows: str) -> dict[str, Country]:
    countries = {}
    for row in rows.strip().split("\n"):
        name, adjective, people, capital = row.split("|")
        countries[name] = Country(adjective, people, capital)
    return countries


COUNTRIES: dict[str, Country] = _read(_ROWS)
"""English country name -> (adjective, people, capital), in alphabetical order. Names without "the"."""
